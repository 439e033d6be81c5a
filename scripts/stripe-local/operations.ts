import {
  ApiError,
  type Form,
  integer,
  invalid,
  metadata,
  refuseUnknown,
  required,
  text,
} from './form.ts'
import { type Books, type Event, newObjectId, type Session } from './store.ts'

/** One account at work: its books, the time, and who is told of each event. */
export type Bench = {
  books: Books
  now: () => number
  tell: (event: Event) => void
  base: string
  /** The balance is too low to give anything back. */
  poor: boolean
}

const sessionParameters = [
  ...['mode', 'success_url', 'cancel_url', 'client_reference_id', 'customer_email', 'locale'],
  ...['expires_at', 'payment_method_types.*', 'metadata.*', 'payment_intent_data.metadata.*'],
  ...['payment_intent_data.description', 'line_items.*.quantity'],
  ...['line_items.*.price_data.currency', 'line_items.*.price_data.unit_amount'],
  'line_items.*.price_data.product_data.name',
  'line_items.*.price_data.product_data.description',
]

export function createSession(bench: Bench, form: Form): Session {
  refuseUnknown(form, sessionParameters)
  if (required(form, 'mode') !== 'payment') throw invalid('Only payment mode is served here.')
  const currency = required(form, 'line_items.0.price_data.currency')
  const amount = integer(form, 'line_items.0.price_data.unit_amount') ?? 0
  if (amount < 50)
    throw invalid('Amount must be at least €0.50 eur', 'amount_too_small', 'line_items')
  const quantity = integer(form, 'line_items.0.quantity') ?? 1
  const expires = integer(form, 'expires_at') ?? bench.now() + 86_400
  if (expires < bench.now() + 1800 || expires > bench.now() + 86_400)
    throw invalid(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from now.',
      undefined,
      'expires_at',
    )
  const id = newObjectId('cs_test')
  const session: Session = {
    id,
    object: 'checkout.session',
    status: 'open',
    payment_status: 'unpaid',
    amount_total: amount * quantity,
    currency,
    client_reference_id: text(form, 'client_reference_id') ?? null,
    customer_email: text(form, 'customer_email') ?? null,
    metadata: metadata(form, 'metadata'),
    payment_intent: null,
    url: `${bench.base}/payer/${id}`,
    success_url: required(form, 'success_url'),
    cancel_url: text(form, 'cancel_url') ?? null,
    expires_at: expires,
    created: bench.now(),
    livemode: false,
    mode: 'payment',
    description: required(form, 'line_items.0.price_data.product_data.name'),
    intent_metadata: metadata(form, 'payment_intent_data.metadata'),
  }
  bench.books.sessions[id] = session
  return session
}

export function findSession(bench: Bench, id: string): Session {
  const session = bench.books.sessions[id]
  if (!session) throw missing('checkout.session', id)
  if (session.status === 'open' && session.expires_at <= bench.now()) close(bench, session)
  return session
}

export function expireSession(bench: Bench, id: string): Session {
  const session = findSession(bench, id)
  if (session.status !== 'open')
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`,
    )
  close(bench, session)
  return session
}

function close(bench: Bench, session: Session): void {
  session.status = 'expired'
  session.url = null
  emit(bench, 'checkout.session.expired', session)
}

/** The person pays on the hosted page. */
export function paySession(bench: Bench, id: string): Session {
  const session = findSession(bench, id)
  if (session.status !== 'open') throw invalid('This session is not open any more.')
  const { amount_total: amount, currency, intent_metadata: meta } = session
  const [intentId, chargeId] = [newObjectId('pi'), newObjectId('ch')]
  const common = {
    amount,
    currency,
    metadata: meta,
    created: bench.now(),
    livemode: false as const,
  }
  bench.books.charges[chargeId] = {
    id: chargeId,
    object: 'charge',
    ...common,
    amount_refunded: 0,
    refunded: false,
    paid: true,
    payment_intent: intentId,
  }
  bench.books.intents[intentId] = {
    id: intentId,
    object: 'payment_intent',
    status: 'succeeded',
    ...common,
    amount_received: amount,
    latest_charge: chargeId,
  }
  session.status = 'complete'
  session.payment_status = 'paid'
  session.payment_intent = intentId
  session.url = null
  emit(bench, 'charge.succeeded', bench.books.charges[chargeId])
  emit(bench, 'payment_intent.succeeded', bench.books.intents[intentId])
  emit(bench, 'checkout.session.completed', session)
  return session
}

/** The bank says no: the session stays open. */
export function declineSession(bench: Bench, id: string): Session {
  const session = findSession(bench, id)
  if (session.status !== 'open') throw invalid('This session is not open any more.')
  emit(bench, 'payment_intent.payment_failed', {
    id: newObjectId('pi'),
    object: 'payment_intent',
    status: 'requires_payment_method',
    amount: session.amount_total,
    currency: session.currency,
    metadata: session.intent_metadata,
  })
  return session
}

export function findObject<Kind extends 'intents' | 'charges'>(
  bench: Bench,
  kind: Kind,
  id: string,
): Books[Kind][string] {
  const found = bench.books[kind][id]
  if (!found) throw missing(kind === 'intents' ? 'payment_intent' : 'charge', id)
  return found as Books[Kind][string]
}

/** The latest first, as the API lists them. */
export function listEvents(bench: Bench, query: Form) {
  refuseUnknown(query, ['limit', 'starting_after', 'created.gte', 'types.*', 'type'])
  const limit = Math.min(integer(query, 'limit') ?? 10, 100)
  const since = integer(query, 'created.gte') ?? 0
  const types = typeof query.types === 'object' ? Object.values(query.types) : undefined
  const after = text(query, 'starting_after')
  const all = bench.books.events.toReversed().filter(({ created, type }) => {
    return created >= since && (!types || types.includes(type))
  })
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  const data = all.slice(from, from + limit)
  return { object: 'list', url: '/v1/events', has_more: all.length > from + limit, data }
}

export function emit(bench: Bench, type: string, object: unknown): void {
  const event: Event = {
    id: newObjectId('evt'),
    object: 'event',
    type,
    api_version: '2026-10-28',
    created: bench.now(),
    livemode: false,
    pending_webhooks: 1,
    data: { object: structuredClone(object) },
  }
  bench.books.events.push(event)
  bench.tell(event)
}

export function missing(kind: string, id: string): ApiError {
  return new ApiError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param: 'id',
  })
}
