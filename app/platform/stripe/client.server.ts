import Stripe from 'stripe'
import { config } from '../config.server.ts'
import { factsOfPage, readFacts, type StripeFacts } from './facts.ts'
import { type PageParameters, refundParameters, sessionParameters } from './parameters.ts'

/** The provider did not answer, or not in time: nothing is known of what it did. */
export class StripeUnavailable extends Error {
  override name = 'StripeUnavailable'
}

/** The provider answered no: a wrong key, an object that is not there, a demand it will not take. */
export class StripeRefused extends Error {
  override name = 'StripeRefused'
  readonly status: number | undefined
  /** The reason in the provider's code, when it gives one. */
  readonly code: string | undefined
  constructor(status: number | undefined, message: string, code?: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** One refund as the provider holds it; `reference` is what we gave when we asked it. */
export type StripeRefund = {
  id: string
  amount: number
  failed: boolean
  reference: string | null
  reason: string | null
}

export type StripeClient = ReturnType<typeof stripeClient>

type Page = { facts: StripeFacts | undefined; isOpen: boolean }

/** What we ask of the account behind a key. Each demand is checked before it leaves. */
export function stripeClient(key: string) {
  const stripe = new Stripe(key, { ...target(), telemetry: false, maxNetworkRetries: 1 })
  const pages = stripe.checkout.sessions
  return {
    /** The hosted page of one payment; asked again with the same key, the same page. */
    async openPage(parameters: PageParameters, idempotencyKey: string) {
      const sent = pageOf(parameters)
      const { id, url } = await asked(() => pages.create(sent, { idempotencyKey }))
      return { id, url }
    },
    async findPage(id: string): Promise<Page> {
      const page = await asked(() => pages.retrieve(id))
      return { facts: factsOfPage(page), isOpen: page.status === 'open' }
    },
    async closePage(id: string): Promise<StripeFacts | undefined> {
      return factsOfPage(await asked(() => pages.expire(id)))
    },
    /** Gives money back; the same id asked twice gives it once. */
    async refund(remboursement: string, intentId: string, amount: number): Promise<void> {
      const sent = refundParameters.parse({
        payment_intent: intentId,
        amount,
        metadata: { remboursement },
      }) satisfies Stripe.RefundCreateParams
      const idempotencyKey = `remb-${remboursement}`
      await asked(() => stripe.refunds.create(sent, { idempotencyKey }))
    },
    /** Every refund of a payment, those that failed included, the oldest first. */
    async listRefunds(intentId: string): Promise<StripeRefund[]> {
      const page = await asked(() => stripe.refunds.list({ payment_intent: intentId, limit: 100 }))
      return page.data.reverse().map(({ id, amount, status, metadata, failure_reason }) => ({
        id,
        amount,
        failed: status === 'failed' || status === 'canceled',
        reference: metadata?.remboursement ?? null,
        reason: failure_reason ?? null,
      }))
    },
    /** What the account went through since a moment, the oldest first. */
    async listFacts(since: Date, types: string[]): Promise<StripeFacts[]> {
      const created = { gte: Math.floor(since.getTime() / 1000) }
      const facts: StripeFacts[] = []
      await asked(async () => {
        for await (const event of stripe.events.list({ created, types, limit: 100 }))
          facts.push(...listOf(readFacts(event)))
      })
      return facts.reverse()
    },
    /** The id of the account; undefined when the key may not read it. */
    async ownerId(): Promise<string | undefined> {
      await asked(() => stripe.events.list({ limit: 1 }))
      return asked(() => stripe.accounts.retrieveCurrent()).then(
        ({ id }) => id,
        (error: Error) => {
          if (error instanceof StripeRefused && error.status === 403) return undefined
          throw error
        },
      )
    },
  }
}

/** The facts of an event whose signature is that of this secret, at most 300 s old; undefined otherwise. */
export function readNotification(
  body: Buffer,
  signature: string,
  secret: string,
  now: Date,
): StripeFacts | 'unknown' | undefined {
  const received = now.getTime()
  try {
    const event = Stripe.webhooks.constructEvent(body, signature, secret, 300, undefined, received)
    return readFacts(event) ?? 'unknown'
  } catch {
    return undefined
  }
}

function pageOf({ page, amount, name, reference, expiresAt, metadata }: PageParameters) {
  return sessionParameters.parse({
    mode: 'payment',
    locale: 'fr',
    payment_method_types: ['card'],
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'eur', unit_amount: amount, product_data: { name } },
      },
    ],
    client_reference_id: reference,
    metadata,
    payment_intent_data: { metadata },
    expires_at: Math.floor(expiresAt.getTime() / 1000),
    success_url: `${page}?retour=fait`,
    cancel_url: `${page}?retour=annule`,
  }) satisfies Stripe.Checkout.SessionCreateParams
}

function target(): Stripe.StripeConfig {
  const { stripeUrl } = config()
  if (stripeUrl === undefined) return { timeout: 15_000 }
  const { hostname, port } = new URL(stripeUrl)
  return { host: hostname, port: Number(port), protocol: 'http', timeout: 5000 }
}

async function asked<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const { statusCode, message, code } = error
    if (statusCode === undefined || statusCode >= 500 || statusCode === 429)
      throw new StripeUnavailable('The card provider does not answer')
    throw new StripeRefused(statusCode, message, code)
  }
}

function listOf<Item>(item: Item | undefined): Item[] {
  return item === undefined ? [] : [item]
}
