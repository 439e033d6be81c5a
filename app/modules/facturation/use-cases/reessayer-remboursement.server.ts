import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { demanderRemboursement } from '../demande-remboursement.server.ts'
import { executerRemboursement } from '../execution-remboursement.server.ts'
import { exiger } from '../policy.ts'
import { findIncident } from '../queries/incidents.server.ts'
import { lockReglement } from '../queries/reglement.server.ts'
import { findCentre } from '../queries/reglements.server.ts'

export const reessayerRemboursementSchema = z.object({
  id: z.uuid(), // made with the form: asked twice, given back once
  incidentId: z.uuid(),
})

/** STA-7: gives back on the card what an incident says: a refund that failed, or what was paid in excess. */
export async function reessayerRemboursement(
  ctx: Ctx,
  { id, incidentId }: z.output<typeof reessayerRemboursementSchema>,
): Promise<void> {
  const { reglement, demande } = await transaction(ctx, async (ctx) => {
    const incident = await findIncident(ctx, incidentId)
    exiger(ctx, 'reglement.rembourser', await findCentre(ctx, incident.formationId))
    const reglement = await lockReglement(ctx, incident.reglementId)
    const montant = Math.min(incident.montant, reglement.montant - reglement.rembourse)
    const demande = { id, montant, reference: null, incidentId }
    if (reglement.moyen !== 'carte' || incident.genre === 'litige')
      throw new Refusal('Cette somme ne se rend pas sur la carte.')
    if ((await findIncident(ctx, incidentId)).regleLe !== null) return { reglement }
    await demanderRemboursement(ctx, reglement, demande)
    return { reglement, demande }
  })
  if (demande) await executerRemboursement(ctx, reglement, demande)
}
