import { z } from 'zod'
import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { optionalText } from '#app/platform/fields.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirCandidat } from '../jobs/prevenir-candidat.server.ts'
import { prevenirRetrait } from '../jobs/prevenir-retrait.server.ts'
import { empechementRetrait } from '../model/equipe.ts'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { listEquipe } from '../queries/equipe.server.ts'
import { decision, findCandidature } from './affectations.server.ts'
import { deleteAffectations } from './journees-affectation.server.ts'

export const retirerCandidatureSchema = z.object({
  formationId: z.uuid(),
  candidatureId: z.uuid(),
  motif: optionalText(500),
})

/** FOR-4: a trainer takes his application back, or leaves the team with a reason; a manager takes him out. */
export function retirerCandidature(
  ctx: Ctx | WriteCtx,
  { formationId, candidatureId, motif }: z.output<typeof retirerCandidatureSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    const candidature = (await findCandidature(ctx, formationId, candidatureId)) ?? notFound()
    const { adherentId, statut } = candidature
    const parLui = ctx.acteur.genre === 'adherent' && ctx.acteur.adherentId === adherentId
    if (parLui) authorize(ctx, 'candidature.poser')
    else authorize(ctx, 'personnel.affecter', formation)
    if (statut === 'retiree') return
    if (statut !== 'posee' && statut !== 'acceptee')
      throw new Refusal('Cette candidature n’attend plus de réponse.')
    if (!statutsPermettant.postuler.includes(formation.statut))
      throw new Refusal('Cette formation n’est plus ouverte.')
    if (parLui && statut === 'acceptee' && motif === null)
      throw new Refusal('Dites pourquoi\u00a0: l’équipe doit vous remplacer.', 'motif')
    await lockAdherents(ctx, [adherentId])
    const jours = (await listEquipe(ctx, formationId)).find(
      (membre) => membre.candidatureId === candidatureId,
    )?.jours
    refuseIf(empechementRetrait(jours ?? [], ctx.aujourdhui))
    await ctx.db
      .updateTable('candidature')
      .set({ statut: 'retiree', motif, ...decision(ctx) })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', candidatureId)
      .execute()
    await deleteAffectations(
      ctx,
      candidatureId,
      (jours ?? []).map(({ journeeId }) => journeeId),
    )
    const acte = parLui ? 'formation.candidature_retiree' : 'formation.formateur_retire'
    record(ctx, acte, { genre: 'formation', id: formationId }, { adherentId, statut })
    if (parLui) await enqueue(ctx, prevenirRetrait, { candidatureId })
    else await enqueue(ctx, prevenirCandidat, { candidatureId })
  })
}
