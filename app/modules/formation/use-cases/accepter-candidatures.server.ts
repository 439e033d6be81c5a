import { z } from 'zod'
import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { idList } from '#app/platform/fields.ts'
import { authorize } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { listCandidatures } from '../queries/formateurs.server.ts'
import { accepterCandidature } from './accepter-candidature.server.ts'

export const accepterCandidaturesSchema = z.object({
  formationId: z.uuid(),
  candidatureIds: idList,
})

/** Several trainers accepted at once, for every journée: all of them, or none and who could not. */
export function accepterCandidatures(
  ctx: Ctx | WriteCtx,
  { formationId, candidatureIds }: z.output<typeof accepterCandidaturesSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'personnel.affecter', formation)
    if (candidatureIds.length === 0) throw new Refusal('Cochez au moins un formateur.')
    const connues = await listCandidatures(ctx, formationId)
    const choisies = candidatureIds.map(
      (id) => connues.find((candidature) => candidature.id === id) ?? notFound(),
    )
    // All the sheets at once, in their order: two managers never wait for each other.
    await lockAdherents(
      ctx,
      choisies.map(({ adherentId }) => adherentId),
    )
    for (const { id, prenoms, nom } of choisies) {
      try {
        await accepterCandidature(ctx, { formationId, candidatureId: id })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        throw new Refusal(`${prenoms} ${nom}\u00a0: ${error.message} Personne n’a été accepté.`)
      }
    }
    return choisies.length
  })
}
