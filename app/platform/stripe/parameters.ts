import { z } from 'zod'

// Everything that we send to the card provider, and nothing else: an unknown name, a price that is not
// whole cents or a wrong day of expiry stops here, in tests and in production alike.

const metadata = z.strictObject({
  union: z.string(),
  formation: z.string(),
  inscription: z.uuid(),
  tentative: z.uuid(),
  stagiaire: z.string().max(500),
})

export const sessionParameters = z.strictObject({
  mode: z.literal('payment'),
  locale: z.literal('fr'),
  // Card alone: what is paid later would end after the place is gone.
  payment_method_types: z.tuple([z.literal('card')]),
  line_items: z.tuple([
    z.strictObject({
      quantity: z.literal(1),
      price_data: z.strictObject({
        currency: z.literal('eur'),
        unit_amount: z.int().min(50).max(99_999_999),
        product_data: z.strictObject({ name: z.string().min(1).max(250) }),
      }),
    }),
  ]),
  client_reference_id: z.uuid(),
  metadata,
  payment_intent_data: z.strictObject({ metadata }),
  expires_at: z.int(),
  success_url: z.url(),
  cancel_url: z.url(),
})

/** A payment page in our words. */
export type PageParameters = {
  /** Our own page, where the person comes back, paid or not. */
  page: string
  /** Cents. */
  amount: number
  name: string
  reference: string
  expiresAt: Date
  metadata: z.output<typeof metadata>
}

export const refundParameters = z.strictObject({
  payment_intent: z.string().regex(/^pi_/),
  amount: z.int().min(1),
  metadata: z.strictObject({ remboursement: z.uuid() }),
})
