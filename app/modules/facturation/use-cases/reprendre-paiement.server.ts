import { reprendreReservation } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { finDeTenue } from '../model/stripe.ts'
import { findCarteOuverte } from '../queries/stripe.server.ts'
import { ouvrirPaiement } from './ouvrir-paiement.server.ts'

/** STA-7: comes back to pay; a place that was freed is taken again while any remains. Answers the page. */
export async function reprendrePaiement(ctx: Ctx, inscriptionId: string): Promise<string> {
  const carte = await findCarteOuverte(ctx)
  if (!carte) throw new Refusal('Le paiement par carte est fermé. Contactez l’union.')
  const jusque = finDeTenue(ctx.now, carte.tenueMinutes)
  refuseIf(await transaction(ctx, (ctx) => reprendreReservation(ctx, inscriptionId, jusque)))
  return ouvrirPaiement(ctx, inscriptionId)
}
