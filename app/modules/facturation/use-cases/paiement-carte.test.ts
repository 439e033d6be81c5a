import { inscrireStagiaire } from '#app/modules/stagiaire/use-cases/inscrire-stagiaire.server.ts'
import { at, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { monde } from '#tests/build/paiement.ts'
import { demandeInscription, listJobs } from '#tests/build/stagiaire.ts'
import { balayerPlaces } from './balayer-places.server.ts'
import { finirPaiement } from './finir-paiement.server.ts'
import { ouvrirPaiement } from './ouvrir-paiement.server.ts'
import { rapprocherEvenements } from './rapprocher-evenements.server.ts'
import { reprendrePaiement } from './reprendre-paiement.server.ts'

describe('STA-7 : payer par carte', () => {
  test('STA-0 : la place est tenue pendant le paiement, sans inscription ni confirmation', async ({
    ctx,
  }) => {
    const { reserver, inscriptions } = await monde(ctx)
    await reserver()
    expect(await inscriptions()).toMatchObject([{ statut: 'reservee', vivante: false }])
    expect(await listJobs(ctx, 'stagiaire.envoyer_confirmation')).toEqual([])
  })

  test('STA-5 : payée, l’inscription est validée aussitôt, avec son courriel et son reçu', async ({
    ctx,
  }) => {
    const { reserver, page, stripe, dire, inscriptions, reglements } = await monde(ctx)
    const id = await reserver()
    stripe.pay(await page(id))
    await dire()
    expect(await inscriptions()).toMatchObject([
      { id, statut: 'validee', vivante: true, valideeMoyen: 'carte', tenueJusque: null },
    ])
    expect(await reglements()).toMatchObject([
      { inscriptionId: id, moyen: 'carte', montant: 6000, rembourse: 0, statut: 'recu' },
    ])
    expect(await listJobs(ctx, 'stagiaire.envoyer_validation')).toHaveLength(1)
    expect(await listJobs(ctx, 'facturation.envoyer_recu')).toHaveLength(1)
  })

  test('la page s’ouvre une fois : redemandée, c’est la même', async ({ ctx }) => {
    const { reserver, ici } = await monde(ctx)
    const id = await reserver()
    const pages = await Promise.all([1, 2, 3].map(() => ouvrirPaiement(ici(), id)))
    expect(new Set(pages).size).toBe(1)
  })

  test('le trésorier retrouve le stagiaire dans les métadonnées du paiement', async ({ ctx }) => {
    const { reserver, page, stripe, compte } = await monde(ctx)
    const id = await reserver()
    stripe.pay(await page(id))
    const [intent] = Object.values(stripe.books(compte).intents)
    expect(intent?.metadata).toMatchObject({ stagiaire: 'PETIT Nadia', inscription: id })
  })

  test('Stripe ne répond pas : la place reste tenue, réessayer ouvre la page', async ({ ctx }) => {
    const { reserver, page, stripe, inscriptions } = await monde(ctx)
    const id = await reserver()
    stripe.behave({ outage: true })
    await expect(page(id)).rejects.toThrow('does not answer')
    stripe.behave({ outage: false })
    expect(await page(id)).toMatch(/^cs_test_/)
    expect(await inscriptions()).toMatchObject([{ statut: 'reservee' }])
  })

  test('annuler ferme la page et libère la place ; reprendre la tient de nouveau', async ({
    ctx,
  }) => {
    const { reserver, page, stripe, ici, inscriptions, compte } = await monde(ctx, 1)
    const id = await reserver()
    const ouverte = await page(id)
    await finirPaiement(ici(), id)
    expect(stripe.books(compte).sessions[ouverte]?.status).toBe('expired')
    expect(await inscriptions()).toMatchObject([{ statut: 'expiree', tenueJusque: null }])
    expect(await reprendrePaiement(ici(), id)).not.toContain(ouverte)
    expect(await inscriptions()).toMatchObject([{ statut: 'reservee' }])
  })

  test('le délai passé, Stripe est interrogé avant de libérer : payé, c’est validé', async ({
    ctx,
  }) => {
    const { reserver, page, stripe, ici, passer, inscriptions } = await monde(ctx)
    const [paye, oublie] = [await reserver('PAYE'), await reserver('OUBLIE')]
    stripe.pay(await page(paye))
    await page(oublie)
    passer(36)
    expect(await balayerPlaces(ici())).toEqual({ traitees: 2, gardees: 0 })
    expect(await inscriptions()).toMatchObject([{ statut: 'validee' }, { statut: 'expiree' }])
  })

  test('Stripe injoignable au bout du délai : la place est gardée', async ({ ctx }) => {
    const { reserver, page, stripe, ici, passer, inscriptions } = await monde(ctx)
    const id = await reserver()
    await page(id)
    passer(36)
    stripe.behave({ outage: true })
    expect(await balayerPlaces(ici())).toEqual({ traitees: 0, gardees: 1 })
    const [inscription] = await inscriptions()
    expect(inscription?.tenueJusque?.getTime()).toBeGreaterThan(ici().now.getTime())
  })

  test('payé après que la place a été reprise : sans place, le trésorier est prévenu', async ({
    ctx,
  }) => {
    const { reserver, page, stripe, ici, passer, dire, formation, inscriptions, reglements } =
      await monde(ctx, 1)
    const id = await reserver()
    const ouverte = await page(id)
    passer(20)
    stripe.pay(ouverte)
    passer(20)
    // The hold lapsed before the notification came: somebody else took the place meanwhile.
    await inscrireStagiaire(
      ici(),
      demandeInscription({ formationId: formation.id, nomNaissance: 'SUIVANT' }),
    )
    await dire()
    expect(await reglements()).toMatchObject([{ statut: 'sans_place', montant: 6000 }])
    const statuts = (await inscriptions()).map(({ statut }) => statut).sort()
    expect(statuts).toEqual(['expiree', 'inscrite'])
    expect(await listJobs(ctx, 'facturation.prevenir_tresorier')).toMatchObject([
      { sujet: 'sans_place' },
    ])
  })

  test('M6 : un remboursement fait au tableau de bord revient, partiel puis total, dans le désordre', async ({
    ctx,
  }) => {
    const { reserver, page, stripe, dire, compte, reglements } = await monde(ctx)
    const id = await reserver()
    stripe.pay(await page(id))
    const intent = Object.keys(stripe.books(compte).intents)[0] ?? ''
    stripe.refund(compte, intent, 2000)
    stripe.refund(compte, intent)
    await dire((events) => [...events, ...events].reverse())
    expect(await reglements()).toMatchObject([
      { montant: 6000, rembourse: 6000, statut: 'rembourse' },
    ])
  })

  test('une notification perdue est retrouvée par le rapprochement', async ({ ctx }) => {
    const { reserver, page, stripe, inscriptions, reglements } = await monde(ctx)
    const id = await reserver()
    stripe.pay(await page(id))
    stripe.events.splice(0)
    await rapprocherEvenements(at(ctx, ctx.now))
    expect(await inscriptions()).toMatchObject([{ statut: 'validee' }])
    await rapprocherEvenements(at(ctx, ctx.now))
    expect(await reglements()).toHaveLength(1)
  })

  test('STA-2 : une inscription déjà payée n’est jamais remplacée, le trésorier est prévenu', async ({
    ctx,
  }) => {
    const { reserver, page, stripe, dire, ici, inscriptions } = await monde(ctx)
    stripe.pay(await page(await reserver()))
    await dire()
    const autre = await buildFormation(ctx)
    const attempt = inscrireStagiaire(ici(), demandeInscription({ formationId: autre.id }))
    await expect(attempt).rejects.toThrow('déjà une inscription validée')
    expect(await inscriptions()).toMatchObject([{ statut: 'validee' }])
  })
})
