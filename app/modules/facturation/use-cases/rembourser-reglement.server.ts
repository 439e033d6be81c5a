import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { moneyField, optionalText } from '#app/platform/fields.ts'
import { demanderRemboursement } from '../demande-remboursement.server.ts'
import { executerRemboursement } from '../execution-remboursement.server.ts'
import { exiger } from '../policy.ts'
import { lockReglement, type Reglement } from '../queries/reglement.server.ts'
import { findCentre } from '../queries/reglements.server.ts'

export const rembourserReglementSchema = z.object({
  id: z.uuid(), // made with the form: asked twice, given back once
  reglementId: z.uuid(),
  montant: moneyField,
  reference: optionalText(100),
})

type Demande = z.output<typeof rembourserReglementSchema>

/**
 * STA-7: gives money back from the sheet. By card, the demand is written before the provider is called,
 * with its id for key: whatever stops on the way, it is done once. Otherwise it is noted as done.
 */
export async function rembourserReglement(ctx: Ctx, demande: Demande): Promise<void> {
  const reglement = await transaction(ctx, (ctx) => preparer(ctx, demande))
  if (reglement.moyen === 'carte') await executerRemboursement(ctx, reglement, demande)
}

async function preparer(ctx: WriteCtx, demande: Demande): Promise<Reglement> {
  const reglement = await lockReglement(ctx, demande.reglementId)
  exiger(ctx, 'reglement.rembourser', await findCentre(ctx, reglement.formationId))
  await demanderRemboursement(ctx, reglement, demande)
  return reglement
}
