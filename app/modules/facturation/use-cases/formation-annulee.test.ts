import { annulerFormation } from '#app/modules/formation/use-cases/annuler-formation.server.ts'
import { newId } from '#app/platform/id.ts'
import { as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { listIncidents, monde } from '#tests/build/paiement.ts'
import { buildInscription, listJobs } from '#tests/build/stagiaire.ts'
import { executerRemboursementsDe } from '../jobs/executer-remboursements.server.ts'
import { prevenirARembourser } from '../jobs/prevenir-a-rembourser.server.ts'
import { countARendre, listARendre } from '../queries/a-rendre.server.ts'
import { encaisserReglement } from './encaisser-reglement.server.ts'
import { garderReglement } from './garder-reglement.server.ts'
import { noterRemboursements } from './noter-remboursements.server.ts'
import { rembourserFormation } from './rembourser-formation.server.ts'

const essai = { attempt: 1, maxAttempts: 1 }

/** A formation with two payments by card and one by cheque, cancelled. */
async function annulee(ctx: Parameters<typeof monde>[0], cartes = ['ALPHA', 'BRAVO']) {
  const ici = await monde(ctx)
  for (const nom of cartes) ici.stripe.pay(await ici.page(await ici.reserver(nom)))
  await ici.dire()
  const formationId = ici.formation.id
  const { id: payeur } = await buildInscription(ctx, { formationId, nomNaissance: 'CHARLIE' })
  const cheque = { id: newId(), formationId, payeur, montant: 6000, moyen: 'cheque' as const }
  await encaisserReglement(at(ctx, ctx.now), { ...cheque, le: '2026-11-20', reference: '42' })
  const annulation = { formationId, version: 1, motif: 'La salle est inondée.' }
  await annulerFormation(at(ctx, ctx.now), annulation)
  const tresorier = await asRole(ctx, ['tresorier'])
  const executer = () =>
    executerRemboursementsDe.run(as(ici.ici(), { genre: 'systeme' }), { formationId }, essai)
  return { ...ici, formationId, cheque: cheque.id, tresorier, executer }
}

describe('FOR-11, STA-7 : une formation payée est annulée', () => {
  test('le trésorier est prévenu, avec la liste par courriel ; rien n’est dit quand rien n’est payé', async ({
    ctx,
  }) => {
    const ici = await annulee(ctx)
    expect(await listJobs(ctx, 'facturation.prevenir_a_rembourser')).toEqual([
      { formationId: ici.formationId },
    ])
    const prevenir = (formationId: string) =>
      prevenirARembourser.run(as(ici.ici(), { genre: 'systeme' }), { formationId }, essai)
    await prevenir(ici.formationId)
    const [courriel] = (await listLignes(ctx)).filter(
      ({ modele }) => modele === 'facturation.a_rembourser',
    )
    const texte = courriel?.brut?.toString().replaceAll('=\r\n', '')
    for (const mot of ['ALPHA Nadia', 'BRAVO Nadia', 'CHARLIE Nadia', '180,00'])
      expect(texte).toContain(mot)
    const { id: formationId } = await buildFormation(ctx)
    await annulerFormation(at(ctx, ctx.now), { formationId, version: 1, motif: 'Personne.' })
    const avant = (await listLignes(ctx)).length
    await prevenir(formationId)
    expect(await listLignes(ctx)).toHaveLength(avant)
  })

  test('toutes les cartes d’un coup, chacune une fois, quel que soit le nombre de clics', async ({
    ctx,
  }) => {
    const ici = await annulee(ctx)
    const { tresorier, formationId } = ici
    const issues = await Promise.all(
      Array.from({ length: 5 }, () => rembourserFormation(at(tresorier, ctx.now), { formationId })),
    )
    expect(issues.reduce((somme, { demandes }) => somme + demandes, 0)).toBe(2)
    await Promise.all([ici.executer(), ici.executer()])
    await ici.dire((events) => [...events, ...events])
    const charges = Object.values(ici.stripe.books(ici.compte).charges)
    expect(charges.map(({ amount_refunded }) => amount_refunded)).toEqual([6000, 6000])
    const cartes = (await ici.reglements()).filter(({ moyen }) => moyen === 'carte')
    expect(cartes.map(({ statut }) => statut)).toEqual(['rembourse', 'rembourse'])
    expect(await listARendre(tresorier)).toMatchObject([{ moyen: 'cheque', reste: 6000 }])
    expect(await rembourserFormation(at(tresorier, ctx.now), { formationId })).toEqual({
      demandes: 0,
    })
  })

  test('Stripe refuse : chaque échec est listé avec sa raison ; réessayer les règle', async ({
    ctx,
  }) => {
    const ici = await annulee(ctx)
    const { tresorier, formationId } = ici
    ici.stripe.behave({ poor: true })
    await rembourserFormation(at(tresorier, ctx.now), { formationId })
    await ici.executer()
    const lignes = (await listARendre(tresorier)).filter(({ moyen }) => moyen === 'carte')
    expect(lignes).toMatchObject([
      { essai: 'echoue', raison: 'balance_insufficient' },
      { essai: 'echoue', raison: 'balance_insufficient' },
    ])
    ici.stripe.behave({ poor: false })
    expect(await rembourserFormation(at(tresorier, ctx.now), { formationId })).toEqual({
      demandes: 2,
    })
    await ici.executer()
    expect((await listIncidents(ctx)).map(({ issue }) => issue)).toEqual(['rembourse', 'rembourse'])
  })

  test('Stripe ne répond pas : les demandes restent, et partent une fois', async ({ ctx }) => {
    const ici = await annulee(ctx)
    const { tresorier, formationId } = ici
    ici.stripe.behave({ outage: true })
    await rembourserFormation(at(tresorier, ctx.now), { formationId })
    await ici.executer()
    expect(await countARendre(tresorier)).toBe(3)
    ici.stripe.behave({ outage: false })
    await ici.executer()
    await ici.executer()
    const refunds = Object.values(ici.stripe.books(ici.compte).refunds)
    expect(refunds.map(({ amount }) => amount)).toEqual([6000, 6000])
  }, 60_000)

  test('le chèque rendu est noté avec sa référence, une fois ; la somme gardée a sa raison', async ({
    ctx,
  }) => {
    const ici = await annulee(ctx, ['ALPHA'])
    const { tresorier, formationId, cheque } = ici
    const note = { formationId, reglementIds: [cheque], references: { [cheque]: 'Virement 7' } }
    expect(await noterRemboursements(tresorier, note)).toEqual({ notes: 1 })
    expect(await noterRemboursements(tresorier, note)).toEqual({ notes: 0 })
    const [reste] = await listARendre(tresorier)
    const motif = 'Reportée sur la formation de mars, avec son accord'
    await garderReglement(tresorier, { reglementId: reste?.id ?? '', motif })
    await garderReglement(tresorier, { reglementId: reste?.id ?? '', motif })
    expect(await listARendre(tresorier)).toEqual([])
    expect(await listIncidents(ctx)).toMatchObject([{ genre: 'a_rendre', issue: 'classe', motif }])
  })

  test('est refusé quand la formation n’est pas annulée, interdit sans le droit', async ({
    ctx,
  }) => {
    const ici = await annulee(ctx)
    const formateur = await asRole(ctx, ['formateur'])
    const { formationId, cheque } = ici
    await expect(rembourserFormation(formateur, { formationId })).rejects.toThrow(
      'reglement.rembourser',
    )
    await expect(
      noterRemboursements(formateur, { formationId, reglementIds: [cheque], references: {} }),
    ).rejects.toThrow('reglement.rembourser')
    const gestionnaire = await asRole(ctx, ['gestionnaire_formations'])
    await expect(
      garderReglement(gestionnaire, { reglementId: cheque, motif: 'Non' }),
    ).rejects.toThrow('reglement.decider')
  })
})
