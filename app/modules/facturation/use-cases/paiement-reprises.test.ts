import { config, configure } from '#app/platform/config.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { readNotification, stripeClient } from '#app/platform/stripe/client.server.ts'
import { as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { chercherPartout, queryOwner } from '#tests/build/catalogue.ts'
import { monde } from '#tests/build/paiement.ts'
import { notification } from '#tests/build/stripe.ts'
import { faitsDe } from '../faits.server.ts'
import { findReglagesMontres } from '../queries/stripe.server.ts'
import { traiterEvenement } from './recevoir-evenement.server.ts'
import { reglerPaiementCarte } from './regler-paiement-carte.server.ts'
import { rembourserReglement } from './rembourser-reglement.server.ts'
import { reprendreRemboursements } from './reprendre-remboursements.server.ts'
import { verifierPaiementCarte } from './verifier-paiement-carte.server.ts'

describe('M4 : un arrêt entre deux étapes ne change pas la fin', () => {
  test('après la tentative écrite, après la réponse perdue : la même page, payée une fois', async ({
    ctx,
  }) => {
    const { reserver, page, stripe, dire, compte, reglements, inscriptions } = await monde(ctx)
    const id = await reserver()
    stripe.behave({ outage: true }) // stopped before the provider heard anything
    await expect(page(id)).rejects.toThrow('does not answer')
    stripe.behave({ outage: false })
    const premiere = await page(id)
    // Stopped once the provider had answered, before the answer was kept.
    await queryOwner(`update tentative_paiement set fournisseur_page_id = null, adresse = null
      where union_id = ${ctx.union.id}`)
    expect(await page(id)).toBe(premiere)
    expect(Object.keys(stripe.books(compte).sessions)).toEqual([premiere])
    stripe.pay(premiere)
    await dire()
    expect(await reglements()).toHaveLength(1)
    expect(await inscriptions()).toMatchObject([{ statut: 'validee' }])
  })

  test('au milieu d’une notification : rien n’est écrit, elle revient et s’applique', async ({
    ctx,
  }) => {
    const { reserver, page, stripe, dire, ici, secret, reglements, inscriptions } = await monde(ctx)
    stripe.pay(await page(await reserver()))
    const event = stripe.events.find(({ type }) => type === 'checkout.session.completed')
    if (!event) throw new Error('The provider told nothing')
    const { corps, signature } = notification(ici(), event, secret)
    const lu = readNotification(corps, signature, secret, ici().now)
    if (!lu || lu === 'unknown') throw new Error('The notification is not read')
    const arret = transaction(ici(), async (ctx) => {
      await traiterEvenement(ctx, faitsDe(lu))
      throw new Error('killed before the commit')
    })
    await expect(arret).rejects.toThrow('killed')
    expect(await inscriptions()).toMatchObject([{ statut: 'reservee' }])
    // Told again, and once more because our answer was lost.
    await dire((events) => [...events, ...events])
    expect(await inscriptions()).toMatchObject([{ statut: 'validee' }])
    expect(await reglements()).toHaveLength(1)
  })

  test('entre la demande de remboursement et son exécution : elle part une fois', async ({
    ctx,
  }) => {
    const { reserver, page, stripe, dire, compte, ici, reglements } = await monde(ctx)
    stripe.pay(await page(await reserver()))
    await dire()
    const [reglement] = await reglements()
    const tresorier = await asRole(ctx, ['tresorier'])
    const demande = {
      id: '019ab000-0000-7000-8000-00000000d095',
      reglementId: reglement?.id ?? '',
      montant: 2500,
      reference: null,
    }
    stripe.behave({ outage: true })
    await expect(rembourserReglement(tresorier, demande)).rejects.toThrow('Stripe ne répond pas')
    stripe.behave({ outage: false })
    await reprendreRemboursements(as(ici(), { genre: 'systeme' }))
    await reprendreRemboursements(as(ici(), { genre: 'systeme' }))
    await rembourserReglement(at(tresorier, ctx.now), demande)
    await dire()
    const [charge] = Object.values(stripe.books(compte).charges)
    expect(charge?.amount_refunded).toBe(2500)
    expect(await reglements()).toMatchObject([{ rembourse: 2500, statut: 'recu' }])
  })
})

describe('M5 : ce que nous envoyons, et ce que nous gardons', () => {
  test('une clé réelle est refusée hors production, une clé de test en production', async ({
    ctx,
  }) => {
    await monde(ctx)
    const regler = (cle: string) =>
      reglerPaiementCarte(at(ctx, ctx.now), {
        cle,
        secret: null,
        compte: null,
        actif: true,
        tenueMinutes: 35,
        version: 2,
      })
    await expect(regler('rk_live_0123456789')).rejects.toThrow('installation d’essai')
    await expect(regler('pk_test_0123456789')).rejects.toThrow('rk_live_ ou rk_test_')
    const avant = config()
    configure({ ...avant, https: true, demo: false })
    await expect(regler('rk_test_0123456789')).rejects.toThrow('clé de test')
    configure(avant)
  })

  test('les secrets ne se relisent nulle part : ni la page, ni la base en clair', async ({
    ctx,
  }) => {
    const { cle, secret } = await monde(ctx)
    const montre = JSON.stringify(await findReglagesMontres(at(ctx, ctx.now)))
    expect(montre).toContain(cle.slice(-4))
    expect(montre).not.toContain(cle)
    expect(montre).not.toContain(secret)
    expect(await chercherPartout([cle, secret])).toEqual([])
  })

  test('Vérifier dit si la clé ouvre le compte', async ({ ctx }) => {
    const { stripe, compte } = await monde(ctx)
    await verifierPaiementCarte(at(ctx, ctx.now))
    stripe.declare({ id: compte, key: 'rk_test_changee', secret: 'x', webhookUrl: null })
    const attempt = verifierPaiementCarte(at(ctx, ctx.now))
    await expect(attempt).rejects.toThrow('ne connaît pas cette clé')
    await expect(stripeClient('rk_test_x').ownerId()).rejects.toThrow()
  })

  test('seul un administrateur règle le paiement par carte', async ({ ctx }) => {
    await monde(ctx)
    const tresorier = await asRole(ctx, ['tresorier'])
    await expect(verifierPaiementCarte(tresorier)).rejects.toThrow('paiement_carte.regler')
  })
})
