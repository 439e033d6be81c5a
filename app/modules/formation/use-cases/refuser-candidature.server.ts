import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirCandidat } from '../jobs/prevenir-candidat.server.ts'
import { authorize } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { findCandidature } from './affectations.server.ts'

/** Declines an application that waits; the trainer is told. */
export function refuserCandidature(
  ctx: Ctx | WriteCtx,
  { formationId, candidatureId }: { formationId: string; candidatureId: string },
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'personnel.affecter', formation)
    const candidature = (await findCandidature(ctx, formationId, candidatureId)) ?? notFound()
    if (candidature.statut === 'refusee') return
    if (candidature.statut !== 'posee')
      throw new Refusal('Cette candidature n’attend plus de réponse.')
    await ctx.db
      .updateTable('candidature')
      .set({
        statut: 'refusee',
        decideeLe: ctx.now,
        decideePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', candidatureId)
      .execute()
    record(
      ctx,
      'formation.candidature_refusee',
      { genre: 'formation', id: formationId },
      { adherentId: candidature.adherentId },
    )
    await enqueue(ctx, prevenirCandidat, { candidatureId })
  })
}
