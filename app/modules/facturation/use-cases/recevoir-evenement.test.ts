import fc from 'fast-check'
import { beforeAll } from 'vitest'
import { signatureOf } from '#scripts/stripe-local/notifier.ts'
import { describe, expect, newUnion, test } from '#tests/base.ts'
import { monde } from '#tests/build/paiement.ts'
import {
  dunAutreCompte,
  type Ecart,
  ecarts,
  falsifier,
  notification,
  ouvrirCarte,
} from '#tests/build/stripe.ts'
import { findReglages } from '../queries/stripe.server.ts'
import { recevoirEvenement } from './recevoir-evenement.server.ts'

beforeAll(() => newUnion())

async function paye(monde_: Awaited<ReturnType<typeof monde>>) {
  const { reserver, page, stripe } = monde_
  stripe.pay(await page(await reserver()))
  const event = stripe.events.find(({ type }) => type === 'checkout.session.completed')
  if (!event) throw new Error('The provider told nothing')
  return event
}

describe('M3 : seule une notification vraie est reçue', () => {
  test('forgée, d’une autre union, ancienne, tronquée, récrite : aucune sur 1 000', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const event = await paye(ici)
    const autre = await newUnion()
    const { secret: secretVoisin } = await ouvrirCarte(autre, ici.stripe)
    const adresse = (await findReglages(ici.ici()))?.adresseNotification ?? ''
    const { corps, signature } = notification(ici.ici(), event, ici.secret)
    const secondes = Math.floor(ctx.now.getTime() / 1000)
    const signer = (octets: Buffer, secret: string, le = secondes) =>
      signatureOf(octets.toString(), secret, le)
    const fausse = fc.oneof(
      fc.string().map((texte) => ({ corps, signature: texte })),
      fc.string({ minLength: 8 }).map((s) => ({ corps, signature: signer(corps, `whsec_${s}`) })),
      fc.constant({ corps, signature: signer(corps, secretVoisin) }),
      fc
        .integer({ min: 301, max: 1_000_000 })
        .map((age) => ({ corps, signature: signer(corps, ici.secret, secondes - age) })),
      fc
        .integer({ min: 0, max: corps.length - 1 })
        .map((longueur) => ({ corps: corps.subarray(0, longueur), signature })),
      fc.integer({ min: 0, max: corps.length - 1 }).map((rang) => {
        const change = Buffer.from(corps)
        change[rang] = (change[rang] ?? 0) ^ 1
        return { corps: change, signature }
      }),
      fc.constant({ corps: Buffer.from(JSON.stringify(JSON.parse(corps.toString()))), signature }),
    )
    const lecteur = ici.ici()
    await fc.assert(
      fc.asyncProperty(fausse, async (envoi) => {
        expect(await recevoirEvenement(lecteur, { adresse, ...envoi })).toBe('refusee')
      }),
      { numRuns: 1000 },
    )
    expect(await ici.inscriptions()).toMatchObject([{ statut: 'reservee' }])
    expect(await ici.reglements()).toEqual([])
    const inconnue = { adresse: 'autre', corps, signature }
    expect(await recevoirEvenement(lecteur, inconnue)).toBe('refusee')
  }, 60_000)

  test.for(Object.keys(ecarts) as Ecart[])(
    'un écart de %s ne confirme jamais rien',
    async (ecart, { ctx }) => {
      const ici = await monde(ctx)
      const event = await paye(ici)
      ici.stripe.events.splice(0)
      ici.stripe.events.push(falsifier(event, ecart))
      expect(await ici.dire()).toEqual(['recue'])
      expect(await ici.inscriptions()).toMatchObject([{ statut: 'reservee' }])
      expect(await ici.reglements()).toEqual([])
      const evenements = await ici
        .ici()
        .db.selectFrom('stripeEvenement')
        .where('unionId', '=', ctx.union.id)
        .select('refus')
        .execute()
      expect(evenements).toEqual([{ refus: ecart }])
    },
  )

  test('un autre compte que celui de l’union ne confirme rien', async ({ ctx }) => {
    const ici = await monde(ctx)
    const event = await paye(ici)
    ici.stripe.events.splice(0)
    ici.stripe.events.push(dunAutreCompte(event))
    await ici.dire()
    expect(await ici.inscriptions()).toMatchObject([{ statut: 'reservee' }])
  })
})
