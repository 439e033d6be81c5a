import { config } from '#app/platform/config.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { decrypt, encrypt } from '#app/platform/secrets/secrets.server.ts'
import { type StripeClient, stripeClient } from '#app/platform/stripe/client.server.ts'
import { empechementCle } from './model/stripe.ts'
import { findReglages } from './queries/stripe.server.ts'

type Secret = 'cle' | 'secret' | 'compte'

/** Where a secret of a union lives: moved elsewhere, its encrypted form no longer opens. */
function place(ctx: Ctx | WriteCtx, secret: Secret): string {
  return `union_stripe/${ctx.union.id}/${secret}`
}

/** The encrypted form of a secret, and its last characters, which alone are shown. */
export function sceller(ctx: Ctx | WriteCtx, secret: Secret, texte: string) {
  return { chiffre: encrypt(texte, place(ctx, secret)), fin: texte.slice(-4) }
}

export function ouvrirSecret(ctx: Ctx | WriteCtx, secret: Secret, chiffre: string): string {
  return decrypt(chiffre, place(ctx, secret))
}

/** Installations that take real money: on https, and not a demonstration. */
export function lieuDesCles({ union }: Ctx | WriteCtx) {
  const { https, demo } = config()
  return { production: https && !demo, demonstration: union.demonstration }
}

export type Prestataire = { client: StripeClient; compte: string | null }

/**
 * The provider as this union uses it; undefined when no key is known, or when the key does not belong on
 * this installation. Working through another account (Connect) would change this function alone.
 */
export async function stripeFor(ctx: Ctx | WriteCtx): Promise<Prestataire | undefined> {
  const reglages = await findReglages(ctx)
  if (reglages?.cleChiffree == null) return undefined
  const cle = ouvrirSecret(ctx, 'cle', reglages.cleChiffree)
  if (empechementCle(cle, lieuDesCles(ctx)) !== undefined) return undefined
  const { compteChiffre } = reglages
  const compte = compteChiffre === null ? null : ouvrirSecret(ctx, 'compte', compteChiffre)
  return { client: stripeClient(cle), compte }
}
