import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { idList, optionalText } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { demanderRemboursement } from '../demande-remboursement.server.ts'
import { exiger } from '../policy.ts'
import { lockReglement } from '../queries/reglement.server.ts'
import { findCentre } from '../queries/reglements.server.ts'

export const noterRemboursementsSchema = z.object({
  formationId: z.uuid(),
  reglementIds: idList.refine((ids) => ids.length > 0, 'Cochez au moins un règlement.'),
  /** Number of the cheque, label of the transfer, by payment. */
  references: z.record(z.string(), optionalText(100)).default({}),
})

/** STA-7: cheques, transfers and cash of a formation given back in full, noted together. Twice = once. */
export function noterRemboursements(
  ctx: Ctx,
  { formationId, reglementIds, references }: z.output<typeof noterRemboursementsSchema>,
): Promise<{ notes: number }> {
  return transaction(ctx, async (ctx) => {
    exiger(ctx, 'reglement.rembourser', await findCentre(ctx, formationId))
    let notes = 0
    for (const id of [...new Set(reglementIds)].sort()) {
      const reglement = await lockReglement(ctx, id)
      if (reglement.formationId !== formationId || reglement.moyen === 'carte') notFound()
      const montant = reglement.montant - reglement.rembourse
      if (montant === 0) continue
      const reference = references[id] ?? null
      await demanderRemboursement(ctx, reglement, { id: newId(), montant, reference })
      notes += 1
    }
    return { notes }
  })
}
