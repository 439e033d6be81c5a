import { annulerFormation } from '#app/modules/formation/use-cases/annuler-formation.server.ts'
import { jetonSuivi } from '#app/modules/stagiaire/suivi.server.ts'
import { seDesister } from '#app/modules/stagiaire/use-cases/se-desister.server.ts'
import { newId } from '#app/platform/id.ts'
import { at, describe, expect, test } from '#tests/base.ts'
import { listIncidents, monde, promettre } from '#tests/build/paiement.ts'
import { buildInscription, listJobs } from '#tests/build/stagiaire.ts'
import { balayerPlaces } from './balayer-places.server.ts'
import { encaisserReglement } from './encaisser-reglement.server.ts'
import { finirPaiement } from './finir-paiement.server.ts'
import { reprendrePaiement } from './reprendre-paiement.server.ts'

describe('STA-7 : payer plus tard, depuis le lien de suivi', () => {
  test('STA-5 : inscrite et payée par carte, elle est validée aussitôt ; le chèque annoncé devient ce paiement', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const { id } = await buildInscription(ctx, { formationId: ici.formation.id })
    await promettre(ctx, id, 'cheque')
    ici.stripe.pay(await ici.pagePlusTard(id))
    await ici.dire((events) => [...events, ...events].reverse())
    expect(await ici.inscriptions()).toMatchObject([
      { id, statut: 'validee', vivante: true, valideeMoyen: 'carte' },
    ])
    expect(await ici.reglements()).toMatchObject([
      { inscriptionId: id, moyen: 'carte', montant: 6000, statut: 'recu' },
    ])
    expect(await listJobs(ctx, 'stagiaire.envoyer_validation')).toHaveLength(1)
    expect(await listIncidents(ctx)).toEqual([])
  })

  test('déjà validée, elle le reste, et seul le reste dû est demandé', async ({ ctx }) => {
    const ici = await monde(ctx)
    const { id } = await buildInscription(ctx, { formationId: ici.formation.id, validee: true })
    await encaisserReglement(at(ctx, ctx.now), especes(ici.formation.id, id, 2000))
    const page = await ici.pagePlusTard(id)
    expect(ici.stripe.books(ici.compte).sessions[page]?.amount_total).toBe(4000)
    ici.stripe.pay(page)
    await ici.dire()
    const montants = (await ici.reglements()).map(({ montant }) => montant).sort()
    expect(montants).toEqual([2000, 4000])
    expect(await listIncidents(ctx)).toEqual([])
    await expect(reprendrePaiement(ici.ici(), id)).rejects.toThrow('Il ne reste rien à payer.')
  })

  test('STA-0 : la page fermée sans payer, ou le délai passé, ne libère rien', async ({ ctx }) => {
    const ici = await monde(ctx, 1)
    const { id } = await buildInscription(ctx, { formationId: ici.formation.id })
    const premiere = await ici.pagePlusTard(id)
    await finirPaiement(ici.ici(), id)
    expect(ici.stripe.books(ici.compte).sessions[premiere]?.status).toBe('expired')
    const deuxieme = await ici.pagePlusTard(id)
    expect(deuxieme).not.toBe(premiere)
    expect(await balayerPlaces(ici.ici())).toEqual({ traitees: 0, gardees: 0 })
    ici.passer(40)
    expect(await balayerPlaces(ici.ici())).toEqual({ traitees: 1, gardees: 0 })
    expect(ici.stripe.books(ici.compte).sessions[deuxieme]?.status).toBe('expired')
    expect(await ici.inscriptions()).toMatchObject([{ statut: 'inscrite', vivante: true }])
  })

  test('dix clics simultanés ouvrent une page ; dix copies de la notification font un règlement', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const { id } = await buildInscription(ctx, { formationId: ici.formation.id })
    const dix = Array.from({ length: 10 })
    const pages = await Promise.all(dix.map(() => ici.pagePlusTard(id)))
    expect(new Set(pages).size).toBe(1)
    ici.stripe.pay(pages[0] ?? '')
    const issues = await ici.direEnsemble((events) => dix.flatMap(() => events))
    expect(new Set(issues)).toEqual(new Set(['recue']))
    expect(await ici.reglements()).toMatchObject([{ montant: 6000, statut: 'recu' }])
  })

  test('un chèque noté pendant le paiement : le trop-perçu est signalé au trésorier, une fois', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const { id } = await buildInscription(ctx, { formationId: ici.formation.id })
    ici.stripe.pay(await ici.pagePlusTard(id))
    const [dit] = await Promise.all([
      ici.direEnsemble((events) => [...events, ...events]),
      encaisserReglement(at(ctx, ctx.now), especes(ici.formation.id, id, 6000)),
    ])
    expect(new Set(dit)).toEqual(new Set(['recue']))
    const somme = (await ici.reglements()).reduce((total, { montant }) => total + montant, 0)
    expect(somme).toBe(12_000)
    expect(await listIncidents(ctx)).toMatchObject([{ genre: 'trop_percu', montant: 6000 }])
  })

  test('une notification en retard sur un chèque déjà noté : payé en trop, rien de perdu', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const { id } = await buildInscription(ctx, { formationId: ici.formation.id })
    ici.stripe.pay(await ici.pagePlusTard(id))
    await encaisserReglement(at(ctx, ctx.now), especes(ici.formation.id, id, 6000))
    await ici.dire((events) => [...events, ...events])
    expect(await ici.inscriptions()).toMatchObject([{ statut: 'validee' }])
    expect(await listIncidents(ctx)).toMatchObject([{ genre: 'trop_percu', montant: 6000 }])
    expect(await listJobs(ctx, 'facturation.prevenir_tresorier')).toMatchObject([
      { sujet: 'trop_percu' },
    ])
  })

  test('un chèque noté ferme la page restée ouverte', async ({ ctx }) => {
    const ici = await monde(ctx)
    const { id } = await buildInscription(ctx, { formationId: ici.formation.id })
    const page = await ici.pagePlusTard(id)
    await encaisserReglement(at(ctx, ctx.now), especes(ici.formation.id, id, 6000))
    await balayerPlaces(ici.ici())
    expect(ici.stripe.books(ici.compte).sessions[page]?.status).toBe('expired')
  })

  test('désistée ou annulée pendant le paiement : le trésorier décide', async ({ ctx }) => {
    const ici = await monde(ctx)
    const [une, autre] = [
      await buildInscription(ctx, { formationId: ici.formation.id }),
      await buildInscription(ctx, { formationId: ici.formation.id }),
    ]
    const pages = [await ici.pagePlusTard(une.id), await ici.pagePlusTard(autre.id)]
    await seDesister(ici.ici(), { jeton: jetonSuivi(ctx, une.id) })
    const version = 1
    await annulerFormation(at(ctx, ctx.now), {
      formationId: ici.formation.id,
      version,
      motif: 'Formateur malade',
    })
    for (const page of pages) ici.stripe.pay(page)
    await ici.dire()
    const statuts = (await ici.reglements()).map(({ statut }) => statut)
    expect(statuts).toEqual(['sans_place', 'sans_place'])
    expect((await ici.inscriptions()).map(({ statut }) => statut)).toEqual([
      'desinscrite',
      'desinscrite',
    ])
  })

  test('Stripe ne répond pas : une phrase, et l’inscription ne bouge pas', async ({ ctx }) => {
    const ici = await monde(ctx)
    const { id } = await buildInscription(ctx, { formationId: ici.formation.id })
    ici.stripe.behave({ outage: true })
    await expect(ici.pagePlusTard(id)).rejects.toThrow('does not answer')
    expect(await ici.inscriptions()).toMatchObject([{ statut: 'inscrite' }])
  })

  test('est refusé une fois la formation passée, ou quand elle ne coûte rien', async ({ ctx }) => {
    const ici = await monde(ctx)
    const { id } = await buildInscription(ctx, { formationId: ici.formation.id })
    ici.passer(60 * 24 * 60)
    await expect(reprendrePaiement(ici.ici(), id)).rejects.toThrow('La formation est passée')
  })

  test('CLI-4 : ce que paie le client d’une formation privée ne se paie pas ici', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const { id } = await buildInscription(ctx, { formationId: await ici.privee() })
    await expect(reprendrePaiement(ici.ici(), id)).rejects.toThrow('payée par votre organisme')
  })
})

function especes(formationId: string, payeur: string, montant: number) {
  const le = '2026-11-23'
  return {
    id: newId(),
    formationId,
    payeur,
    montant,
    moyen: 'especes',
    le,
    reference: null,
  } as const
}
