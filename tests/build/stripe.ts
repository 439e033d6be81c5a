import { onTestFinished } from 'vitest'
import { recevoirEvenement } from '#app/modules/facturation/use-cases/recevoir-evenement.server.ts'
import { reglerPaiementCarte } from '#app/modules/facturation/use-cases/regler-paiement-carte.server.ts'
import { config, configure } from '#app/platform/config.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { signatureOf } from '#scripts/stripe-local/notifier.ts'
import { startLocalStripe } from '#scripts/stripe-local/server.ts'
import type { Event } from '#scripts/stripe-local/store.ts'
import { ctxFor } from '../ctx.ts'
import { queryOwner } from './catalogue.ts'

/** The local card provider, its clock that of the test. It is told to the code under test, and stopped at the end. */
export async function prestataireLocal(now: () => Date) {
  const stripe = await startLocalStripe({ now: () => Math.floor(now().getTime() / 1000) })
  configure({ ...config(), stripeUrl: stripe.url })
  onTestFinished(async () => {
    configure({ ...config(), stripeUrl: undefined })
    await stripe.stop()
  })
  return stripe
}

type Prestataire = Awaited<ReturnType<typeof prestataireLocal>>

/** Opens the card payment of a union: the operator's option, an account of its own at the provider, its keys. */
export async function ouvrirCarte(ctx: Ctx, stripe: Prestataire, tenueMinutes = 35) {
  const nom = ctx.union.slug.replaceAll('-', '')
  const compte = { id: `acct_${nom}`, key: `rk_test_${nom}`, secret: `whsec_${nom}` }
  stripe.declare({ ...compte, webhookUrl: null })
  await queryOwner(`select changer_option(${ctx.union.id}, 'stripe', true)`)
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  await reglerPaiementCarte(systeme, {
    cle: compte.key,
    secret: compte.secret,
    compte: compte.id,
    actif: true,
    tenueMinutes,
    version: 1,
  })
  return compte
}

/** A notification as the provider sends it: its bytes, its signature at this moment. */
export function notification(ctx: Ctx, event: Event, secret: string) {
  const corps = Buffer.from(JSON.stringify(event, null, 2))
  const signature = signatureOf(corps.toString(), secret, Math.floor(ctx.now.getTime() / 1000))
  return { corps, signature }
}

/** Tells the union of an event, by the door of its notifications. */
export async function notifier(ctx: Ctx, event: Event, secret: string) {
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  const reglages = await systeme.db
    .selectFrom('unionStripe')
    .where('unionId', '=', ctx.union.id)
    .select('adresseNotification')
    .executeTakeFirstOrThrow()
  const adresse = reglages.adresseNotification
  try {
    return await recevoirEvenement(systeme, { adresse, ...notification(ctx, event, secret) })
  } finally {
    await systeme.closeReader() // as the end of a request does
  }
}

/** What an event may say that is not what was asked, by the name of the difference. */
export const ecarts = {
  montant: { amount_total: 5999 },
  devise: { currency: 'usd' },
  page: { id: 'cs_test_autre' },
  impaye: { payment_status: 'unpaid' },
} as const
export type Ecart = keyof typeof ecarts

export function falsifier(event: Event, ecart: Ecart): Event {
  return { ...event, data: { object: { ...(event.data.object as object), ...ecarts[ecart] } } }
}

export function dunAutreCompte(event: Event): Event {
  return Object.assign({}, event, { account: 'acct_autre' })
}

/** The account serves other uses: this payment is none of ours. */
export function dunAutrePaiement(event: Event): Event {
  return {
    ...event,
    data: { object: { ...(event.data.object as object), payment_intent: 'pi_ailleurs' } },
  }
}
