import { type Form, integer, invalid, metadata, refuseUnknown, text } from './form.ts'
import { type Bench, emit, missing } from './operations.ts'
import { type Charge, type Dispute, newObjectId, type Refund } from './store.ts'

// What goes back to the payer: refunds, those that fail days later, and disputes.

export function createRefund(bench: Bench, form: Form) {
  refuseUnknown(form, ['payment_intent', 'charge', 'amount', 'reason', 'metadata.*'])
  const charge = chargeOf(bench, form)
  const left = charge.amount - charge.amount_refunded
  const amount = integer(form, 'amount') ?? left
  if (bench.poor)
    throw invalid('Insufficient funds in your Stripe balance to refund.', 'balance_insufficient')
  if (left === 0) throw invalid('Charge has already been refunded.', 'charge_already_refunded')
  if (amount < 1 || amount > left)
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`)
  const refund: Refund = {
    id: newObjectId('re'),
    object: 'refund',
    amount,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    currency: charge.currency,
    status: 'succeeded',
    metadata: metadata(form, 'metadata'),
    created: bench.now(),
  }
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
  bench.books.refunds[refund.id] = refund
  emit(bench, 'charge.refunded', charge)
  emit(bench, 'refund.created', refund)
  return refund
}

function chargeOf(bench: Bench, form: Form): Charge {
  const intentId = text(form, 'payment_intent')
  const chargeId = text(form, 'charge') ?? bench.books.intents[intentId ?? '']?.latest_charge
  const charge = bench.books.charges[chargeId ?? '']
  if (!charge) throw missing('payment_intent', intentId ?? '')
  return charge
}

/** Those of a payment, the latest first, as the API lists them. */
export function listRefunds(bench: Bench, query: Form) {
  refuseUnknown(query, ['limit', 'payment_intent'])
  const intent = text(query, 'payment_intent')
  const data = Object.values(bench.books.refunds)
    .filter(({ payment_intent }) => payment_intent === intent)
    .toReversed()
  return { object: 'list', url: '/v1/refunds', has_more: false, data }
}

/** The bank of the payer sends the money back: it is on the balance again. */
export function failRefund(bench: Bench, id: string): Refund {
  const refund = bench.books.refunds[id]
  if (!refund) throw missing('refund', id)
  if (refund.status === 'failed') throw invalid('This refund has already failed.')
  refund.status = 'failed'
  refund.failure_reason = 'expired_or_canceled_card'
  const charge = bench.books.charges[refund.charge]
  if (charge) {
    charge.amount_refunded -= refund.amount
    charge.refunded = false
  }
  emit(bench, 'refund.failed', refund)
  return refund
}

/** The payer contests the payment. */
export function openDispute(bench: Bench, intent: string): Dispute {
  const charge = chargeOf(bench, { payment_intent: intent })
  const dispute: Dispute = {
    id: newObjectId('dp'),
    object: 'dispute',
    amount: charge.amount,
    charge: charge.id,
    payment_intent: intent,
    currency: charge.currency,
    reason: 'fraudulent',
    status: 'needs_response',
    metadata: {},
    created: bench.now(),
  }
  bench.books.disputes[dispute.id] = dispute
  emit(bench, 'charge.dispute.created', dispute)
  return dispute
}

export function closeDispute(bench: Bench, id: string, status: 'won' | 'lost'): Dispute {
  const dispute = bench.books.disputes[id]
  if (!dispute) throw missing('dispute', id)
  if (dispute.status !== 'needs_response') throw invalid('This dispute is closed.')
  dispute.status = status
  emit(bench, 'charge.dispute.closed', dispute)
  return dispute
}
