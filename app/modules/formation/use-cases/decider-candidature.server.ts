import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { accepterCandidature } from './accepter-candidature.server.ts'
import { refuserCandidature } from './refuser-candidature.server.ts'

export const decisionSchema = z.object({
  formationId: z.uuid(),
  candidatureId: z.uuid('Cette candidature n’est pas reconnue.'),
  intention: z.enum(['accepter', 'decliner']),
})

/** The two answers that the sheet of a formation offers to an application. */
export function deciderCandidature(
  ctx: Ctx,
  { intention, ...ids }: z.output<typeof decisionSchema>,
) {
  return intention === 'accepter' ? accepterCandidature(ctx, ids) : refuserCandidature(ctx, ids)
}
