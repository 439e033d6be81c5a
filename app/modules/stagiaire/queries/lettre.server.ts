import { listJournees } from '#app/modules/formation/public.server.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import type { Lettre } from '../emails/lettre.ts'
import { formatJournees } from '../model/horaires.ts'
import { jetonSuivi } from '../suivi.server.ts'
import { countCourriels, selectInscriptions } from './inscriptions.server.ts'

/** What every mail about an inscription says; the row is locked, so that a job run twice mails once. */
export async function lockLettre(ctx: WriteCtx, inscriptionId: string) {
  await ctx.db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', inscriptionId)
    .select('id')
    .forUpdate()
    .execute()
  return findLettre(ctx, inscriptionId)
}

export async function findLettre(ctx: Ctx | WriteCtx, inscriptionId: string) {
  const row = await selectInscriptions(ctx)
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .where('i.id', '=', inscriptionId)
    .select([
      'i.id',
      'i.personneId',
      'i.formationId',
      'i.statut',
      'i.motif',
      'i.email',
      'i.responsableEmail',
      'i.rang',
      'i.tenueJusque',
    ])
    .select([
      'i.convoqueeLe',
      'i.nomNaissance',
      'i.nomUsage',
      'i.prenoms',
      'f.intitule',
      'f.numero',
      'f.prix',
    ])
    .select('f.statut as statutFormation')
    .executeTakeFirst()
  if (!row) return undefined
  const journees = await listJournees(ctx, [row.formationId])
  const { emailFormations, telephone } = await findIdentiteUnion(ctx)
  const donnees: Omit<Lettre, 'to'> = {
    ...row,
    contact: [emailFormations, telephone].filter((moyen) => moyen !== null),
    journees: formatJournees(journees),
    suivi: publicUrl(ctx, `/suivi/${jetonSuivi(ctx, row.id)}`),
  }
  return { ...row, donnees, destinataires: destinatairesDe(row) }
}

/** Whether this mail already left for this demand: a job may run twice. */
export async function estParti(
  ctx: WriteCtx,
  modele: string,
  inscriptionId: string,
  demandeLe: string,
) {
  return (await countCourriels(ctx, { modele, inscriptionId, depuis: new Date(demandeLe) })) > 0
}

/** The trainee and, for a minor, the guardian; nobody when no address is known (STA-10). */
function destinatairesDe(row: { email: string | null; responsableEmail: string | null }): string[] {
  return [...new Set([row.email, row.responsableEmail].filter((adresse) => adresse !== null))]
}
