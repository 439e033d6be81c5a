import { inscrireStagiaire } from '#app/modules/stagiaire/use-cases/inscrire-stagiaire.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildPaiement } from '#tests/build/bilan.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { monde } from '#tests/build/paiement.ts'
import { buildInscription, demandeInscription, listJobs } from '#tests/build/stagiaire.ts'
import { filtresSchema } from '../queries/reglements.server.ts'
import { deciderSurnombre } from './decider-surnombre.server.ts'
import { demanderRecu } from './demander-recu.server.ts'
import { encaisserReglement } from './encaisser-reglement.server.ts'
import { exporterReglements } from './exporter-reglements.server.ts'
import { promettreReglement } from './promettre-reglement.server.ts'

/** One place; somebody paid once it was taken by another. */
async function payeSansPlace(ctx: Ctx) {
  const union = await monde(ctx, 1)
  const { reserver, page, stripe, passer, ici, dire, formation, reglements } = union
  const id = await reserver()
  const ouverte = await page(id)
  passer(20)
  stripe.pay(ouverte)
  passer(20)
  await inscrireStagiaire(
    ici(),
    demandeInscription({ formationId: formation.id, nomNaissance: 'SUIVANT' }),
  )
  await dire()
  const [reglement] = await reglements()
  return { ...union, id, reglementId: reglement?.id ?? '' }
}

describe('STA-7 : un paiement arrivé sans place', () => {
  test('le trésorier prend la personne en surnombre, une seule fois', async ({ ctx }) => {
    const { id, reglementId, inscriptions, reglements } = await payeSansPlace(ctx)
    const tresorier = await asRole(ctx, ['tresorier'])
    await Promise.all([1, 2].map(() => deciderSurnombre(tresorier, { reglementId })))
    expect(await reglements()).toMatchObject([{ statut: 'recu', montant: 6000, rembourse: 0 }])
    expect((await inscriptions()).find((une) => une.id === id)).toMatchObject({
      statut: 'validee',
      vivante: true,
    })
  })

  test('refusé quand elle s’est inscrite ailleurs pour le même type et y est validée', async ({
    ctx,
  }) => {
    const { reglementId, reglements, ici } = await payeSansPlace(ctx)
    const { id: formationId } = await buildFormation(at(ctx, ici().now))
    const { nomNaissance } = demandeInscription({ formationId }).identite
    await buildInscription(at(ctx, ici().now), { formationId, nomNaissance, validee: true })
    await expect(deciderSurnombre(ctx, { reglementId })).rejects.toThrow('Remboursez-la')
    expect(await reglements()).toMatchObject([{ statut: 'sans_place' }])
  })

  test('interdit à qui n’est pas trésorier, inconnu d’une autre union', async ({ ctx }) => {
    const { reglementId } = await payeSansPlace(ctx)
    const gestionnaire = await asRole(ctx, ['gestionnaire_formations'])
    await expect(deciderSurnombre(gestionnaire, { reglementId })).rejects.toThrow(Forbidden)
    await expect(deciderSurnombre(await newUnion(), { reglementId })).rejects.toThrow(NotFound)
  })
})

/** A trainee who said, twice, that he would pay by cheque. */
async function promis(ctx: Ctx, prix = '60,00') {
  const { id: formationId } = await buildFormation(ctx, { prix })
  const { id: inscriptionId } = await buildInscription(ctx, { formationId })
  for (let fois = 0; fois < 2; fois += 1) {
    await transaction(ctx, (ctx) => promettreReglement(ctx, { inscriptionId, moyen: 'cheque' }))
  }
  const lire = () =>
    ctx.db
      .selectFrom('reglement')
      .where('unionId', '=', ctx.union.id)
      .where('inscriptionId', '=', inscriptionId)
      .selectAll()
      .execute()
  const encaisser = async () => {
    const id = newId()
    const cheque = { montant: 6000, moyen: 'cheque', le: ctx.aujourdhui, reference: null } as const
    await encaisserReglement(ctx, { id, formationId, payeur: inscriptionId, ...cheque })
    return id
  }
  return { lire, encaisser, attendu: (await lire())[0]?.id ?? '' }
}

describe('STA-7 : les autres moyens de payer', () => {
  test('promis à l’inscription, le règlement est attendu une fois ; gratuite, rien n’est dû', async ({
    ctx,
  }) => {
    const { lire } = await promis(ctx)
    expect(await lire()).toMatchObject([{ statut: 'attendu', moyen: 'cheque', montant: 6000 }])
    const gratuite = await promis(ctx, '0')
    expect(await gratuite.lire()).toEqual([])
  })

  test('le reçu part une fois le règlement noté ; redemandé, c’est le même', async ({ ctx }) => {
    const { attendu, lire, encaisser } = await promis(ctx)
    await expect(demanderRecu(ctx, { reglementId: attendu })).rejects.toThrow('pas encore reçu')
    const reglementId = await encaisser()
    expect(await demanderRecu(ctx, { reglementId })).toBe(true)
    const [premier] = await lire()
    expect(premier?.recuNumero).toMatch(/^RR-2026-\d{5}$/)
    expect(await demanderRecu(at(ctx, '2026-11-24T09:00:00Z'), { reglementId })).toBe(true)
    expect(await lire()).toMatchObject([{ recuNumero: premier?.recuNumero ?? '' }])
    expect(await listJobs(ctx, 'facturation.envoyer_recu')).toHaveLength(2)
  })

  test('le reçu est interdit sans le droit, inconnu d’une autre union', async ({ ctx }) => {
    const { encaisser } = await promis(ctx)
    const demande = { reglementId: await encaisser() }
    await expect(demanderRecu(await asRole(ctx, ['secretaire']), demande)).rejects.toThrow(
      Forbidden,
    )
    await expect(demanderRecu(await newUnion(), demande)).rejects.toThrow(NotFound)
  })

  test('la liste s’exporte comme elle est filtrée, avec une trace au-delà de 50 lignes', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId })
    for (let rang = 0; rang < 51; rang += 1) {
      await buildPaiement(ctx, {
        formationId,
        inscriptionId,
        montant: 100 + rang,
        le: '2026-11-02',
      })
    }
    const lire = (query: object) => exporterReglements(ctx, filtresSchema.parse(query))
    expect(await lire({ du: '2026-11-03' })).toEqual([])
    expect(await traces(ctx)).toBe(0)
    expect(await lire({ au: '2026-11-02' })).toHaveLength(51)
    expect(await traces(ctx)).toBe(1)
    await expect(
      exporterReglements(await asRole(ctx, ['secretaire']), filtresSchema.parse({})),
    ).rejects.toThrow(Forbidden)
  })
})

async function traces(ctx: Ctx): Promise<number> {
  return (await listJournal(ctx, { acte: 'reglement.liste_exportee' })).length
}
