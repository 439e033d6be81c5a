import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteur, objetDe, reglerIncident } from '../incident.server.ts'
import { empechementRemboursement } from '../model.ts'
import { exiger } from '../policy.ts'
import { estGarde, listOuverts } from '../queries/incidents.server.ts'
import { lockReglement } from '../queries/reglement.server.ts'
import { findCentre } from '../queries/reglements.server.ts'

export const garderReglementSchema = z.object({
  reglementId: z.uuid(),
  motif: requiredText('Dites pourquoi la somme est gardée : ce sera lu plus tard.', 500),
})

/** STA-7: somebody who paid is no longer enrolled, and the union keeps the money, with the reason. Twice = once. */
export function garderReglement(
  ctx: Ctx,
  { reglementId, motif }: z.output<typeof garderReglementSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const reglement = await lockReglement(ctx, reglementId)
    exiger(ctx, 'reglement.decider', await findCentre(ctx, reglement.formationId))
    if (await estGarde(ctx, reglementId)) return
    refuseIf(empechementRemboursement(reglement))
    const montant = reglement.montant - reglement.rembourse
    await ctx.db
      .insertInto('incidentPaiement')
      .values({
        unionId: ctx.union.id,
        id: newId(),
        reglementId,
        genre: 'a_rendre',
        montant,
        ouvertLe: ctx.now,
        regleLe: ctx.now,
        reglePar: auteur(ctx),
        issue: 'classe',
        motif,
      })
      .execute()
    for (const { id, genre } of await listOuverts(ctx, reglementId))
      if (genre !== 'litige') await reglerIncident(ctx, reglement, id, { issue: 'classe', motif })
    record(ctx, 'reglement.garde', objetDe(reglement), { montant, reglementId })
  })
}
