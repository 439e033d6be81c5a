import { Refusal } from '#app/platform/errors.ts'
import { describe, expect, test } from '#tests/base.ts'
import { monde } from '#tests/build/paiement.ts'
import { notifier } from '#tests/build/stripe.ts'

/** The suite's share by default; `DEMANDES=500` for the whole bar. */
const demandes = Number(process.env.DEMANDES ?? 200)

const lettres = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const nomDe = (rang: number) =>
  `NOM${lettres[Math.floor(rang / 26)] ?? 'Z'}${lettres[rang % 26] ?? 'Z'}`

describe('M1 : des places disputées, payées par carte', () => {
  test(`STA-3 : ${demandes} inscriptions simultanées pour 20 places en tiennent 20, les autres ont une phrase`, async ({
    ctx,
  }) => {
    const { reserver, inscriptions } = await monde(ctx, 20)
    const issues = await Promise.allSettled(
      Array.from({ length: demandes }, (_, rang) => reserver(nomDe(rang))),
    )
    const refus = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : []))
    expect(refus).toHaveLength(demandes - 20)
    for (const reason of refus) {
      expect(reason).toBeInstanceOf(Refusal)
      expect((reason as Refusal).message).toBe('La formation est complète.')
    }
    expect((await inscriptions()).map(({ statut }) => statut)).toEqual(Array(20).fill('reservee'))
  }, 60_000)

  test('cinq copies simultanées de chaque notification : 10 payées, 10 règlements', async ({
    ctx,
  }) => {
    const { reserver, page, stripe, ici, secret, inscriptions, reglements } = await monde(ctx, 10)
    for (let rang = 0; rang < 10; rang += 1) stripe.pay(await page(await reserver(nomDe(rang))))
    const copies = stripe.events.splice(0).flatMap((event) => Array(5).fill(event))
    const issues = await Promise.all(copies.map((event) => notifier(ici(), event, secret)))
    expect(new Set(issues)).toEqual(new Set(['recue']))
    expect((await inscriptions()).map(({ statut }) => statut)).toEqual(Array(10).fill('validee'))
    const recus = await reglements()
    expect(recus).toHaveLength(10)
    expect(recus.reduce((somme, { montant }) => somme + montant, 0)).toBe(60_000)
  }, 60_000)
})
