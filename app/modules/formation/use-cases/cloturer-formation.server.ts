import { z } from 'zod'
import { envoyerEnquetes } from '#app/modules/enquete/public.server.ts'
import {
  cloreInscriptions,
  countStagiaires,
  listStagiairesValides,
  noterResultats,
  resultatsSchema,
} from '#app/modules/stagiaire/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { heureDans } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementCloture } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { donneesProcesVerbal } from '../queries/proces-verbal.server.ts'
import { figerHeures } from './figer-heures.server.ts'
import { storeProcesVerbal } from './proces-verbal.server.ts'

export const cloturerFormationSchema = z.object({
  /** Certified or not, by inscription; what is not said stays as it was noted. */
  resultats: resultatsSchema.default({}),
})

/**
 * FOR-9: closes a formation. The procès-verbal lists the *stagiaires validés* only; it is made once,
 * numbered without gap, stored frozen. If it cannot be made, the formation stays open. After a reopening it is
 * the next version of the same number (FOR-2).
 */
export function cloturerFormation(
  ctx: Ctx | WriteCtx,
  formationId: string,
  resultats: z.output<typeof resultatsSchema> = {},
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'formation.cloturer', formation)
    if (formation.statut === 'cloturee') return
    const journees = await listJournees(ctx, [formationId])
    const heure = heureDans(ctx.union.fuseau, ctx.now)
    refuseIf(empechementCloture(formation, journees, { jour: ctx.aujourdhui, heure }))
    await noterResultats(ctx, { formationId, resultats })
    const stagiaires = await listStagiairesValides(ctx, formationId)
    const { inscrits } = await countStagiaires(ctx, formationId)
    const brouillon = await donneesProcesVerbal(ctx, { formation, journees, stagiaires, inscrits })
    await cloreInscriptions(ctx, formationId)
    await figerHeures(ctx, formationId)
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
    const { numero, version } = await storeProcesVerbal(ctx, formationId, brouillon)
    record(
      ctx,
      'formation.cloturee',
      { genre: 'formation', id: formationId },
      { pv: numero, version, valides: stagiaires.length },
    )
    await enqueue(ctx, envoyerEnquetes, { formationId })
  })
}
