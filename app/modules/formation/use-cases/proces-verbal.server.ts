import { readImage } from '#app/modules/union/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { newId } from '#app/platform/id.ts'
import { anneeDe, jourDans } from '#app/platform/jour.ts'
import { nextNumber } from '#app/platform/journal.server.ts'
import type { DonneesProcesVerbal } from '../documents/donnees-proces-verbal.ts'
import { procesVerbalPdf } from '../documents/proces-verbal.server.ts'

/**
 * FOR-2, FOR-9: freezes the procès-verbal of a formation that is being closed, its bytes and their hash. The
 * first takes a number; after a reopening it is the next version of the same number, citing the former, whose
 * file stays. The number is taken last: its counter holds back the other closings of the union until the commit.
 */
export async function storeProcesVerbal(
  ctx: WriteCtx,
  formationId: string,
  brouillon: DonneesProcesVerbal,
): Promise<{ numero: string; version: number }> {
  const ancien = await findDernier(ctx, formationId)
  const { numero, exercice } = ancien ?? (await prendreNumero(ctx))
  const version = (ancien?.version ?? 0) + 1
  const motif = ancien && (await findMotif(ctx, formationId))
  const remplace = ancien
    ? {
        version: ancien.version,
        faitLe: jourDans(ctx.union.fuseau, ancien.creeLe),
        motif: motif ?? null,
      }
    : null
  const donnees = { ...brouillon, numero, version, remplace }
  const logo = await readImage(ctx, 'logo')
  const fichier = await insertFichier(ctx, {
    bytes: await procesVerbalPdf(donnees, logo?.bytes),
    nom: version === 1 ? `${numero}.pdf` : `${numero}-v${version}.pdf`,
    genre: 'proces_verbal',
    proprietaire: { genre: 'formation', id: formationId },
    fige: true,
  })
  await ctx.db
    .insertInto('procesVerbal')
    .values({
      unionId: ctx.union.id,
      id: newId(),
      formationId,
      numero,
      exercice,
      version,
      fichierId: fichier.id,
      sha256: fichier.sha256,
      donnees: JSON.stringify(donnees),
      remplaceId: ancien?.id ?? null,
      motif: motif ?? null,
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .execute()
  return { numero, version }
}

async function prendreNumero(ctx: WriteCtx): Promise<{ numero: string; exercice: number }> {
  const exercice = anneeDe(ctx.aujourdhui)
  const rang = await nextNumber(ctx, 'proces_verbal', exercice)
  return { numero: `PV-${exercice}-${String(rang).padStart(4, '0')}`, exercice }
}

function findDernier(ctx: WriteCtx, formationId: string) {
  return ctx.db
    .selectFrom('procesVerbal')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .select(['id', 'numero', 'exercice', 'version', 'creeLe'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Why it was reopened: the reason of the version that comes. */
async function findMotif(ctx: WriteCtx, formationId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', formationId)
    .select('reouvertureMotif')
    .executeTakeFirst()
  return row?.reouvertureMotif ?? null
}
