import { describe, expect, test } from 'vitest'
import { sessionParameters } from './parameters.ts'

describe('M5 : ce qui part chez le prestataire', () => {
  test('un paramètre inconnu, des centimes coupés ou une adresse absente ne partent pas', () => {
    const id = '019ab000-0000-7000-8000-000000000001'
    const metadata = {
      union: '25',
      formation: 'F26',
      inscription: id,
      tentative: id,
      stagiaire: 'X',
    }
    const juste = {
      mode: 'payment',
      locale: 'fr',
      payment_method_types: ['card'],
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'eur', unit_amount: 6000, product_data: { name: 'PSC' } },
        },
      ],
      client_reference_id: id,
      metadata,
      payment_intent_data: { metadata },
      expires_at: 1,
      success_url: 'http://exemple.fr/a',
      cancel_url: 'http://exemple.fr/b',
    }
    expect(sessionParameters.safeParse(juste).success).toBe(true)
    const [ligne] = juste.line_items
    const fausses = [
      { ...juste, inconnu: 1 },
      { ...juste, cancel_url: undefined },
      { ...juste, payment_method_types: ['card', 'sepa_debit'] },
      {
        ...juste,
        line_items: [{ ...ligne, price_data: { ...ligne?.price_data, unit_amount: 12.5 } }],
      },
    ]
    for (const fausse of fausses) expect(sessionParameters.safeParse(fausse).success).toBe(false)
  })
})
