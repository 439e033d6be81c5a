import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { StripeRefused } from '#app/platform/stripe/client.server.ts'
import { stripeFor } from '../stripe.server.ts'
import { preparerTentative } from '../tentative.server.ts'

/**
 * STA-7: the address of the payment page of a sign-up. Asked again, it is the same page: the key
 * `reg-<inscription>-<rang>` makes the provider answer as the first time, whatever was lost on the way.
 * Throws `StripeUnavailable` when it does not answer: the place stays held.
 */
export async function ouvrirPaiement(ctx: Ctx, inscriptionId: string): Promise<string> {
  const adresse =
    (await essayerOuverture(ctx, inscriptionId)) ?? (await essayerOuverture(ctx, inscriptionId))
  if (adresse === undefined)
    throw new Refusal('La page de paiement n’a pas pu s’ouvrir. Réessayez dans une minute.')
  return adresse
}

/** Undefined when that page will never open: too late for its hour, or its answer no longer matches. */
async function essayerOuverture(ctx: Ctx, inscriptionId: string): Promise<string | undefined> {
  const preparee = await transaction(ctx, (ctx) => preparerTentative(ctx, inscriptionId))
  const { tentative, parametres } = preparee
  if (tentative.adresse !== null) return tentative.adresse
  const prestataire = await stripeFor(ctx)
  if (!prestataire) throw new Refusal('Le paiement par carte est fermé. Contactez l’union.')
  try {
    const cle = `reg-${inscriptionId}-${tentative.rang}`
    const { id, url } = await prestataire.client.openPage(parametres, cle)
    await changerTentative(ctx, tentative.id, { fournisseurPageId: id, adresse: url })
    if (url !== null) return url
  } catch (error) {
    if (!(error instanceof StripeRefused)) throw error
  }
  await changerTentative(ctx, tentative.id, { statut: 'expiree' })
  return undefined
}

type Changement = { fournisseurPageId?: string; adresse?: string | null; statut?: 'expiree' }

async function changerTentative(ctx: Ctx, id: string, changement: Changement): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable('tentativePaiement')
      .set(changement)
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .where('statut', '=', 'ouverte')
      .execute()
  })
}
