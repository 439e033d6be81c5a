import { jetonSuivi } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { StripeUnavailable } from '#app/platform/stripe/client.server.ts'
import { ouvrirPaiement } from './use-cases/ouvrir-paiement.server.ts'

/** Our own page of the payment of a sign-up: where it stands, and how to go on. */
export function pagePaiement(ctx: Ctx, inscriptionId: string): string {
  return `/${ctx.union.slug}/suivi/${jetonSuivi(ctx, inscriptionId)}/paiement`
}

/** Where to send somebody who has to pay: the provider's page, or ours when that one does not open. */
export async function adressePaiement(ctx: Ctx, inscriptionId: string): Promise<string> {
  try {
    return await ouvrirPaiement(ctx, inscriptionId)
  } catch (error) {
    if (error instanceof StripeUnavailable)
      return `${pagePaiement(ctx, inscriptionId)}?retour=panne`
    if (error instanceof Refusal) return pagePaiement(ctx, inscriptionId)
    throw error
  }
}
