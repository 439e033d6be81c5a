import {
  cloreInscriptions,
  countStagiaires,
  listStagiairesValides,
} from '#app/modules/stagiaire/public.server.ts'
import { readImage } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { newId } from '#app/platform/id.ts'
import { anneeDe, heureDans } from '#app/platform/jour.ts'
import { nextNumber, record } from '#app/platform/journal.server.ts'
import { procesVerbalPdf } from '../documents/proces-verbal.server.ts'
import { empechementCloture } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { donneesProcesVerbal } from '../queries/proces-verbal.server.ts'

/**
 * FOR-9: closes a formation. The procès-verbal lists the *stagiaires validés* only; it is made once,
 * numbered without gap, stored frozen. If it cannot be made, the formation stays open.
 */
export function cloturerFormation(ctx: Ctx | WriteCtx, formationId: string) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'formation.cloturer', formation)
    if (formation.statut === 'cloturee') return
    const journees = await listJournees(ctx, [formationId])
    const heure = heureDans(ctx.union.fuseau, ctx.now)
    refuseIf(empechementCloture(formation, journees, { jour: ctx.aujourdhui, heure }))
    const stagiaires = await listStagiairesValides(ctx, formationId)
    const { inscrits } = await countStagiaires(ctx, formationId)
    const brouillon = await donneesProcesVerbal(ctx, { formation, journees, stagiaires, inscrits })
    await cloreInscriptions(ctx, formationId)
    await ctx.db
      .updateTable('formation')
      .set({
        statut: 'cloturee',
        clotureeLe: ctx.now,
        clotureePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
        version: formation.version + 1,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .execute()
    const numero = await storeProcesVerbal(ctx, formationId, brouillon)
    record(
      ctx,
      'formation.cloturee',
      { genre: 'formation', id: formationId },
      { pv: numero, valides: stagiaires.length },
    )
  })
}

type Brouillon = Awaited<ReturnType<typeof donneesProcesVerbal>>

/** The number is taken last: its counter holds back the other closings of the union until the commit. */
async function storeProcesVerbal(
  ctx: WriteCtx,
  formationId: string,
  brouillon: Brouillon,
): Promise<string> {
  const exercice = anneeDe(ctx.aujourdhui)
  const rang = await nextNumber(ctx, 'proces_verbal', exercice)
  const numero = `PV-${exercice}-${String(rang).padStart(4, '0')}`
  const donnees = { ...brouillon, numero }
  const logo = await readImage(ctx, 'logo')
  const bytes = await procesVerbalPdf(donnees, logo?.bytes)
  const fichier = await insertFichier(ctx, {
    bytes,
    nom: `${numero}.pdf`,
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
      version: 1,
      fichierId: fichier.id,
      sha256: fichier.sha256,
      donnees: JSON.stringify(donnees),
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .execute()
  return numero
}
