import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, at, describe, expect, test } from '#tests/base.ts'
import { listIncidents, monde, tousLesMotifs } from '#tests/build/paiement.ts'
import { listJobs } from '#tests/build/stagiaire.ts'
import { dunAutrePaiement } from '#tests/build/stripe.ts'
import { listIncidentsOuverts } from '../queries/a-traiter.server.ts'
import { findComptePayeur } from '../queries/compte-payeur.server.ts'
import { classerIncident } from './classer-incident.server.ts'
import { reessayerRemboursement } from './reessayer-remboursement.server.ts'
import { relireRemboursements } from './relire-remboursements.server.ts'
import { rembourserReglement } from './rembourser-reglement.server.ts'
import { rendreAutrement } from './rendre-autrement.server.ts'

type Ici = Awaited<ReturnType<typeof monde>>

/** Paid, given back in full, and the refund sent back by the bank days later. */
async function echoue(ici: Ici, ordre: 'juste' | 'inverse' = 'juste') {
  const { inscription, reglement, tresorier } = await paye(ici)
  await rembourserReglement(tresorier, rendu(reglement.id, 6000))
  const [refund] = Object.values(ici.stripe.books(ici.compte).refunds)
  if (ordre === 'juste') await ici.dire()
  ici.stripe.failRefund(ici.compte, refund?.id ?? '')
  await ici.dire((events) => (ordre === 'juste' ? [...events, ...events] : [...events].reverse()))
  await relireRemboursements(ici.ici(), reglement.id)
  return { inscription, reglement, tresorier }
}

async function paye(ici: Ici) {
  const inscription = await ici.reserver()
  ici.stripe.pay(await ici.page(inscription))
  await ici.dire()
  const [reglement] = await ici.reglements()
  if (!reglement) throw new Error('Nothing was paid')
  return { inscription, reglement, tresorier: await asRole(ici.ctx, ['tresorier']) }
}

const rendu = (reglementId: string, montant: number) => ({
  id: newId(),
  reglementId,
  montant,
  reference: null,
})

const virement = (reglementId: string, montant: number, incidentId: string | null = null) => ({
  ...rendu(reglementId, montant),
  incidentId,
  moyen: 'virement' as const,
  le: '2026-11-23',
})

describe('STA-7 : un remboursement qui échoue reste à faire', () => {
  test.for(['juste', 'inverse'] as const)(
    'les notifications en ordre %s : la somme n’est plus comptée rendue, le trésorier a une ligne à traiter',
    async (ordre, { ctx }) => {
      const ici = await monde(ctx)
      const { inscription, tresorier } = await echoue(ici, ordre)
      expect(await ici.reglements()).toMatchObject([{ rembourse: 0, statut: 'recu' }])
      expect(await listIncidents(ctx)).toMatchObject([
        { genre: 'remboursement_echoue', montant: 6000, regleLe: null },
      ])
      const compte = await findComptePayeur(tresorier, {
        id: inscription,
        prix: 6000,
        centreId: null,
      })
      expect(compte?.aTraiter).toMatchObject([{ genre: 'remboursement_echoue', montant: 6000 }])
      expect(await listJobs(ctx, 'facturation.prevenir_tresorier')).toMatchObject([
        { sujet: 'remboursement_echoue' },
      ])
    },
  )

  test('réessayé sur la carte : rendu une fois, l’incident est réglé et journalé', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const { inscription, tresorier } = await echoue(ici)
    const [incident] = await listIncidents(ctx)
    const demande = { id: newId(), incidentId: incident?.id ?? '' }
    await reessayerRemboursement(tresorier, demande)
    await reessayerRemboursement(tresorier, demande)
    await reessayerRemboursement(tresorier, { ...demande, id: newId() })
    await ici.dire((events) => [...events, ...events])
    const [charge] = Object.values(ici.stripe.books(ici.compte).charges)
    expect(charge?.amount_refunded).toBe(6000)
    for (const { reglementId } of await listJobs(ctx, 'facturation.relire_remboursements'))
      await relireRemboursements(ici.ici(), String(reglementId))
    expect(await ici.reglements()).toMatchObject([{ rembourse: 6000, statut: 'rembourse' }])
    expect(await listIncidents(ctx)).toMatchObject([{ issue: 'rembourse' }])
    const journal = await listJournal(tresorier, {
      objet: { genre: 'inscription', id: inscription },
    })
    const phrases = journal.map(({ phrase }) => phrase).join(' ')
    expect(phrases).toContain('a ouvert « Remboursement échoué »')
    expect(phrases).toContain('a réglé « Remboursement échoué »')
  })

  test('rendu par virement, noté à la main : la carte n’est plus comptée, l’incident est réglé', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const { reglement, tresorier } = await echoue(ici)
    const [incident] = await listIncidents(ctx)
    const saisie = virement(reglement.id, 6000, incident?.id ?? null)
    await rendreAutrement(tresorier, saisie)
    await rendreAutrement(tresorier, saisie)
    await relireRemboursements(ici.ici(), reglement.id)
    expect(await ici.reglements()).toMatchObject([{ rembourse: 6000, statut: 'rembourse' }])
    expect(await listIncidents(ctx)).toMatchObject([{ issue: 'autrement' }])
    expect(await listIncidentsOuverts(tresorier)).toEqual([])
  })

  test('classé avec sa raison, que l’effacement de la personne seul retire', async ({ ctx }) => {
    const ici = await monde(ctx)
    const { tresorier } = await echoue(ici)
    const [incident] = await listIncidents(ctx)
    const motif = 'Somme laissée en don'
    await classerIncident(tresorier, { incidentId: incident?.id ?? '', motif })
    expect(await listIncidents(ctx)).toMatchObject([{ issue: 'classe', motif }])
    expect(await tousLesMotifs(ctx)).toEqual([motif])
  })

  test('refusé aussitôt par Stripe : la raison est gardée, réessayer plus tard aboutit', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const { reglement, tresorier } = await paye(ici)
    ici.stripe.behave({ poor: true })
    const attempt = rembourserReglement(tresorier, rendu(reglement.id, 2500))
    await expect(attempt).rejects.toThrow('parmi les paiements à traiter')
    const [incident] = await listIncidents(ctx)
    expect(incident).toMatchObject({ montant: 2500, raison: 'balance_insufficient' })
    const incidentId = incident?.id ?? ''
    const encore = reessayerRemboursement(tresorier, { id: newId(), incidentId })
    await expect(encore).rejects.toThrow('Stripe a refusé')
    expect(await listIncidents(ctx)).toHaveLength(1)
    ici.stripe.behave({ poor: false })
    await reessayerRemboursement(tresorier, { id: newId(), incidentId })
    expect(await ici.reglements()).toMatchObject([{ rembourse: 2500, statut: 'recu' }])
    expect(await listIncidents(ctx)).toMatchObject([{ issue: 'rembourse' }])
  })

  test('deux trésoriers au même instant : la somme part une fois', async ({ ctx }) => {
    const ici = await monde(ctx)
    await echoue(ici)
    const [incident] = await listIncidents(ctx)
    const incidentId = incident?.id ?? ''
    const issues = await Promise.allSettled(
      Array.from({ length: 6 }, async () =>
        reessayerRemboursement(await asRole(ctx, ['tresorier']), { id: newId(), incidentId }),
      ),
    )
    expect(issues.some(({ status }) => status === 'fulfilled')).toBe(true)
    const [charge] = Object.values(ici.stripe.books(ici.compte).charges)
    expect(charge?.amount_refunded).toBe(6000)
  })
})

describe('STA-7 : un litige', () => {
  test('perdu, la somme est reprise une fois et la ligne reste à classer ; gagné, il se règle', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const { reglement, tresorier } = await paye(ici)
    const litige = ici.stripe.dispute(ici.compte, reglement.fournisseurId ?? '')
    ici.stripe.closeDispute(ici.compte, litige.id, 'lost')
    await ici.dire((events) => [...events, ...events].reverse())
    expect(await ici.reglements()).toMatchObject([{ rembourse: 6000, statut: 'rembourse' }])
    expect(await listIncidents(ctx)).toMatchObject([{ genre: 'litige', regleLe: null }])
    const [incident] = await listIncidents(ctx)
    const attempt = reessayerRemboursement(tresorier, {
      id: newId(),
      incidentId: incident?.id ?? '',
    })
    await expect(attempt).rejects.toThrow('ne se rend pas sur la carte')

    const autre = await ici.reserver('AUTRE')
    ici.stripe.pay(await ici.page(autre))
    await ici.dire()
    const paiement = (await ici.reglements()).find(({ inscriptionId }) => inscriptionId === autre)
    const second = ici.stripe.dispute(ici.compte, paiement?.fournisseurId ?? '')
    ici.stripe.closeDispute(ici.compte, second.id, 'won')
    await ici.dire()
    expect((await listIncidents(ctx))[1]).toMatchObject({ genre: 'litige', issue: 'gagne' })
  })

  test('sur un paiement qui n’est pas le nôtre, rien n’est gardé', async ({ ctx }) => {
    const ici = await monde(ctx)
    const { reglement } = await paye(ici)
    ici.stripe.dispute(ici.compte, reglement.fournisseurId ?? '')
    ici.stripe.events.push(...ici.stripe.events.splice(0).map(dunAutrePaiement))
    expect(await ici.dire()).toEqual(['recue'])
    expect(await listIncidents(ctx)).toEqual([])
  })
})

describe('STA-7 : qui règle un incident', () => {
  test('classer est au trésorier ; un gestionnaire rembourse ; un formateur ne peut rien', async ({
    ctx,
  }) => {
    const ici = await monde(ctx)
    const { reglement } = await echoue(ici)
    const [incident] = await listIncidents(ctx)
    const incidentId = incident?.id ?? ''
    const gestionnaire = await asRole(ctx, ['gestionnaire_formations'])
    const formateur = await asRole(ctx, ['formateur'])
    await expect(classerIncident(gestionnaire, { incidentId, motif: 'Non' })).rejects.toThrow(
      'reglement.decider',
    )
    await expect(reessayerRemboursement(formateur, { id: newId(), incidentId })).rejects.toThrow(
      'reglement.rembourser',
    )
    await expect(rendreAutrement(formateur, virement(reglement.id, 1))).rejects.toThrow(
      'reglement.rembourser',
    )
    await expect(
      rendreAutrement(at(gestionnaire, ctx.now), { ...virement(reglement.id, 7000) }),
    ).rejects.toThrow('Il reste')
    await reessayerRemboursement(gestionnaire, { id: newId(), incidentId })
  })
})
