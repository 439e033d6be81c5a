import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { requiredText } from '#app/platform/fields.ts'
import { reglerIncident } from '../incident.server.ts'
import { exiger } from '../policy.ts'
import { findIncident } from '../queries/incidents.server.ts'
import { lockReglement } from '../queries/reglement.server.ts'
import { findCentre } from '../queries/reglements.server.ts'

export const classerIncidentSchema = z.object({
  incidentId: z.uuid(),
  motif: requiredText('Dites pourquoi : ce sera lu plus tard.', 500),
})

/** STA-7: settled otherwise, with the reason. No money moves. Twice = once. */
export function classerIncident(
  ctx: Ctx,
  { incidentId, motif }: z.output<typeof classerIncidentSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const incident = await findIncident(ctx, incidentId)
    exiger(ctx, 'reglement.decider', await findCentre(ctx, incident.formationId))
    const reglement = await lockReglement(ctx, incident.reglementId)
    await reglerIncident(ctx, reglement, incidentId, { issue: 'classe', motif })
  })
}
