import type { StripeFacts } from '#app/platform/stripe/facts.ts'
import type { Faits } from './model/stripe.ts'

/** What the provider says, in our words. */
export function faitsDe(facts: StripeFacts): Faits {
  return {
    id: facts.id,
    genre: facts.kind,
    survenuLe: facts.at,
    compte: facts.owner,
    tentativeId: facts.reference,
    pageId: facts.pageId,
    paiementId: facts.intentId,
    montant: facts.amount,
    devise: facts.currency,
    rembourse: facts.refunded,
    paye: facts.paid,
    objetId: facts.objectId,
    remboursementId: facts.refundReference,
    raison: facts.reason,
    etat: facts.status,
  }
}
