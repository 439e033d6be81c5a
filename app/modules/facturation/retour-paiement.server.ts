import type { Ctx } from '#app/platform/ctx.ts'
import { StripeRefused, StripeUnavailable } from '#app/platform/stripe/client.server.ts'
import { finirPaiement, lirePaiement } from './use-cases/finir-paiement.server.ts'

/** Back from the payment page by *Annuler*: the place is free. True when the provider does not answer. */
export function abandonner(ctx: Ctx, inscriptionId: string): Promise<boolean> {
  return sansReponse(() => finirPaiement(ctx, inscriptionId))
}

/** Back from the payment page, paid or so it says: the provider is asked once. */
export function relire(ctx: Ctx, inscriptionId: string): Promise<boolean> {
  return sansReponse(() => lirePaiement(ctx, inscriptionId))
}

async function sansReponse(act: () => Promise<void>): Promise<boolean> {
  try {
    await act()
    return false
  } catch (error) {
    if (error instanceof StripeUnavailable || error instanceof StripeRefused) return true
    throw error
  }
}
