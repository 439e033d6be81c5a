import { randomBytes } from 'node:crypto'

/** An account of the local provider: who calls, with which key, and where it is told what happens. */
export type Account = { id: string; key: string; secret: string; webhookUrl: string | null }

export type Session = {
  id: string
  object: 'checkout.session'
  status: 'open' | 'complete' | 'expired'
  payment_status: 'unpaid' | 'paid'
  amount_total: number
  currency: string
  client_reference_id: string | null
  customer_email: string | null
  metadata: Record<string, string>
  payment_intent: string | null
  url: string | null
  success_url: string
  cancel_url: string | null
  expires_at: number
  created: number
  livemode: false
  mode: 'payment'
  description: string
  intent_metadata: Record<string, string>
}

export type Intent = {
  id: string
  object: 'payment_intent'
  status: 'succeeded' | 'requires_payment_method'
  amount: number
  amount_received: number
  currency: string
  metadata: Record<string, string>
  latest_charge: string | null
  created: number
  livemode: false
}

export type Charge = {
  id: string
  object: 'charge'
  amount: number
  amount_refunded: number
  refunded: boolean
  paid: boolean
  currency: string
  payment_intent: string
  metadata: Record<string, string>
  created: number
  livemode: false
}

export type Refund = {
  id: string
  object: 'refund'
  amount: number
  charge: string
  payment_intent: string
  currency: string
  status: 'succeeded' | 'failed'
  failure_reason?: string
  metadata: Record<string, string>
  created: number
}

export type Dispute = {
  id: string
  object: 'dispute'
  amount: number
  charge: string
  payment_intent: string
  currency: string
  reason: string
  status: 'needs_response' | 'won' | 'lost'
  metadata: Record<string, string>
  created: number
}

export type Event = {
  id: string
  object: 'event'
  type: string
  api_version: string
  created: number
  livemode: false
  pending_webhooks: number
  data: { object: unknown }
}

/** What one account holds. Everything is plain data, so that it can be written to a file. */
export type Books = {
  sessions: Record<string, Session>
  intents: Record<string, Intent>
  charges: Record<string, Charge>
  refunds: Record<string, Refund>
  disputes: Record<string, Dispute>
  events: Event[]
  /** First answer to each idempotency key, with what had been asked. */
  answers: Record<string, { asked: string; status: number; body: unknown }>
}

export function emptyBooks(): Books {
  return {
    sessions: {},
    intents: {},
    charges: {},
    refunds: {},
    disputes: {},
    events: [],
    answers: {},
  }
}

export function newObjectId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`
}
