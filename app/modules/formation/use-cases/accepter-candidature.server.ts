import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirCandidat } from '../jobs/prevenir-candidat.server.ts'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import {
  decision,
  findCandidature,
  journeesChoisies,
  refuseSiInapte,
} from './affectations.server.ts'
import { insertAffectations } from './journees-affectation.server.ts'

type Entree = { formationId: string; candidatureId: string; journeeIds?: string[] | undefined }

/** FOR-4: accepts a trainer, for every journée or for some; judged again under the locks. */
export function accepterCandidature(ctx: Ctx | WriteCtx, entree: Entree) {
  return transaction(ctx, async (ctx) => {
    const { formationId, candidatureId } = entree
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'personnel.affecter', formation)
    if (!statutsPermettant.postuler.includes(formation.statut))
      throw new Refusal('Cette formation n’est plus ouverte.')
    const candidature = (await findCandidature(ctx, formationId, candidatureId)) ?? notFound()
    if (candidature.statut === 'acceptee') return
    if (candidature.statut !== 'posee')
      throw new Refusal('Cette candidature n’attend plus de réponse.')
    await lockAdherents(ctx, [candidature.adherentId])
    const toutes = await listJournees(ctx, [formationId])
    const journees = journeesChoisies(toutes, entree.journeeIds)
    await refuseSiInapte(ctx, formation, journees, candidature.adherentId)
    await ctx.db
      .updateTable('candidature')
      .set({ statut: 'acceptee', ...decision(ctx) })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', candidatureId)
      .execute()
    await insertAffectations(ctx, candidatureId, journees)
    record(
      ctx,
      'formation.candidature_acceptee',
      { genre: 'formation', id: formationId },
      { adherentId: candidature.adherentId },
    )
    await enqueue(ctx, prevenirCandidat, { candidatureId })
  })
}
