import { z } from 'zod'

/** What an event or a payment page says: ids, amounts and dates, never a name. */
export type StripeFacts = {
  id: string
  kind: string
  at: string
  /** The account it happened on, when the provider says so. */
  owner: string | null
  /** What we gave when the page was opened; null for what is not ours. */
  reference: string | null
  pageId: string | null
  intentId: string | null
  /** Cents. */
  amount: number | null
  currency: string | null
  /** Cents given back so far. */
  refunded: number | null
  paid: boolean
  /** The page, charge, refund or dispute that it speaks of. */
  objectId: string
  /** What we gave when a refund was asked; null for what is not ours. */
  refundReference: string | null
  /** Why a refund failed, or why a payment is disputed, in the provider's code. */
  reason: string | null
  /** Where a refund or a dispute stands. */
  status: string | null
}

const uuid = z.uuid().optional().catch(undefined)
const metadata = z.object({ tentative: uuid, remboursement: uuid }).catch({})
const payload = z.object({
  object: z.string(),
  id: z.string(),
  metadata,
  client_reference_id: z.string().nullish(),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
  amount_total: z.number().nullish(),
  amount: z.number().nullish(),
  amount_refunded: z.number().nullish(),
  currency: z.string().nullish(),
  payment_status: z.string().nullish(),
  status: z.string().nullish(),
  failure_reason: z.string().nullish(),
  reason: z.string().nullish(),
})

type Event = {
  id: string
  type: string
  created: number
  account?: string | undefined
  data: { object: unknown }
}

/** The facts of an event; undefined when it is not one that we understand. */
export function readFacts(event: Event): StripeFacts | undefined {
  const read = payload.safeParse(event.data.object)
  if (!read.success) return undefined
  const { object, id, metadata, client_reference_id, payment_intent, ...values } = read.data
  const isPage = object === 'checkout.session'
  const intentId = typeof payment_intent === 'object' ? payment_intent?.id : payment_intent
  return {
    id: event.id,
    kind: event.type,
    at: new Date(event.created * 1000).toISOString(),
    owner: event.account ?? null,
    reference: metadata.tentative ?? (isPage ? (client_reference_id ?? null) : null),
    pageId: isPage ? id : null,
    intentId: intentId ?? null,
    amount: values.amount_total ?? values.amount ?? null,
    currency: values.currency ?? null,
    refunded: values.amount_refunded ?? null,
    paid: values.payment_status === 'paid',
    objectId: id,
    refundReference: metadata.remboursement ?? null,
    reason: values.failure_reason ?? values.reason ?? null,
    status: values.status ?? null,
  }
}

/** The same facts of a payment page that was asked for, as its event would give them. */
export function factsOfPage(page: { id: string; created: number }): StripeFacts | undefined {
  const type = 'checkout.session.completed'
  return readFacts({ id: page.id, type, created: page.created, data: { object: page } })
}
