import { objetUnion } from '#app/modules/union/model.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { StripeRefused, StripeUnavailable } from '#app/platform/stripe/client.server.ts'
import { authorize } from '../policy.ts'
import { sceller, stripeFor } from '../stripe.server.ts'

/** *Vérifier*: the key opens the account, and it is the account that was named. */
export async function verifierPaiementCarte(ctx: Ctx): Promise<void> {
  authorize(ctx, 'paiement_carte.regler')
  const prestataire = await stripeFor(ctx)
  if (!prestataire) throw new Refusal('Donnez d’abord une clé.', 'cle')
  const compte = await prestataire.client.ownerId().catch((error: Error) => {
    throw phrase(error)
  })
  if (compte !== undefined && prestataire.compte !== null && compte !== prestataire.compte)
    throw new Refusal('Cette clé est celle d’un autre compte que celui indiqué.', 'compte')
  await transaction(ctx, async (ctx) => {
    const connu = compte === undefined ? undefined : sceller(ctx, 'compte', compte)
    await ctx.db
      .updateTable('unionStripe')
      .set({ verifieLe: ctx.now })
      .$if(connu !== undefined, (query) =>
        query.set({ compteChiffre: connu?.chiffre ?? null, compteFin: connu?.fin ?? null }),
      )
      .where('unionId', '=', ctx.union.id)
      .execute()
    record(ctx, 'paiement_carte.verifie', objetUnion)
  })
}

function phrase(error: Error): Error {
  if (error instanceof StripeUnavailable)
    return new Refusal('Stripe ne répond pas. Vos réglages sont gardés : vérifiez plus tard.')
  if (error instanceof StripeRefused)
    return new Refusal(
      error.status === 401
        ? 'Stripe ne connaît pas cette clé. Copiez-la de nouveau depuis votre tableau de bord.'
        : 'Cette clé n’a pas tous les droits attendus : sessions Checkout et remboursements en écriture, événements en lecture.',
      'cle',
    )
  return error
}
