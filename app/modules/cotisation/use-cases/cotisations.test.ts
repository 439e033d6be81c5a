import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { creerCentre } from '#app/modules/union/use-cases/creer-centre.server.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import { newId } from '#app/platform/id.ts'
import { as, asRole, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildCotisation } from '#tests/build/cotisation.ts'
import { textOfPages } from '#tests/pdf.ts'
import { findCotisation, findRecu, listCotisations } from '../queries/cotisations.server.ts'
import { ajouterCotisation } from './ajouter-cotisation.server.ts'
import { annulerPaiement } from './annuler-paiement.server.ts'
import { encaisserCotisation } from './encaisser-cotisation.server.ts'
import { encaisserCotisations } from './encaisser-cotisations.server.ts'
import { etablirRecu } from './etablir-recu.server.ts'
import { retirerCotisation } from './retirer-cotisation.server.ts'

const demande = { genre: 'union' as const, du: '2026-01-01', au: '2026-12-31', montant: 2500 }
const paiement = { payeeLe: '2026-11-20', moyen: 'cheque' as const }

describe('ajouter une cotisation (ADH-8)', () => {
  test('une fois, même si le formulaire part deux fois', async ({ ctx }) => {
    const { id: adherentId } = await buildAdherent(ctx)
    const input = { id: newId(), adherentId, ...demande }
    await ajouterCotisation(ctx, input)
    await ajouterCotisation(ctx, input)
    expect(await listCotisations(ctx, adherentId)).toMatchObject([{ ...demande, payeeLe: null }])
    const [ligne] = await listJournal(ctx, {
      objet: { genre: 'adherent', id: adherentId },
      limite: 1,
    })
    expect(ligne?.phrase).toContain('a ajouté la cotisation union 2026, 25,00')
  })

  test('refusée quand la période l’a déjà', async ({ ctx }) => {
    const { id: adherentId } = await buildAdherent(ctx)
    await buildCotisation(ctx, { adherentId })
    await expect(ajouterCotisation(ctx, { id: newId(), adherentId, ...demande })).rejects.toThrow(
      'La cotisation union 2026 existe déjà',
    )
  })

  test('interdite à la secrétaire et au trésorier ; inconnue d’une autre union', async ({
    ctx,
  }) => {
    const { id: adherentId } = await buildAdherent(ctx)
    const input = { id: newId(), adherentId, ...demande }
    for (const role of ['secretaire', 'tresorier'] as const) {
      await expect(ajouterCotisation(await asRole(ctx, [role]), input)).rejects.toThrow(
        'Droit manquant',
      )
    }
    await expect(ajouterCotisation(ctx, { ...input, adherentId: newId() })).rejects.toThrow(
      'Introuvable',
    )
  })

  test('ADH-14 : un gestionnaire d’un centre ne voit que le sien', async ({ ctx }) => {
    const centreId = newId()
    await creerCentre(as(ctx, { genre: 'systeme' }), { id: centreId, code: 'BES', nom: 'Besançon' })
    const dedans = await buildAdherent(ctx, { centreId })
    const dehors = await buildAdherent(ctx)
    const local = await asRole(ctx, ['gestionnaire_adherents'], centreId)
    await ajouterCotisation(local, { id: newId(), adherentId: dedans.id, ...demande })
    await expect(
      ajouterCotisation(local, { id: newId(), adherentId: dehors.id, ...demande }),
    ).rejects.toThrow('Introuvable')
  })
})

describe('noter un paiement', () => {
  test('par le trésorier, une fois, pas dans le futur, et s’annule', async ({ ctx }) => {
    const { id: adherentId } = await buildAdherent(ctx)
    const { id: cotisationId } = await buildCotisation(ctx, { adherentId })
    const tresorier = await asRole(ctx, ['tresorier'])
    await expect(
      encaisserCotisation(tresorier, { cotisationId, ...paiement, payeeLe: '2026-11-24' }),
    ).rejects.toThrow('futur')
    await encaisserCotisation(tresorier, { cotisationId, ...paiement })
    await expect(encaisserCotisation(tresorier, { cotisationId, ...paiement })).rejects.toThrow(
      'déjà payée',
    )
    await expect(retirerCotisation(ctx, cotisationId)).rejects.toThrow('ne se retire pas')
    await annulerPaiement(tresorier, cotisationId)
    expect(await findCotisation(as(ctx, ctx.acteur), cotisationId)).toMatchObject({
      payeeLe: null,
      moyen: null,
    })
    await retirerCotisation(ctx, cotisationId)
    expect(await listCotisations(as(ctx, ctx.acteur), adherentId)).toEqual([])
  })

  test('interdit à la secrétaire', async ({ ctx }) => {
    const { id: adherentId } = await buildAdherent(ctx)
    const { id: cotisationId } = await buildCotisation(ctx, { adherentId })
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(encaisserCotisation(secretaire, { cotisationId, ...paiement })).rejects.toThrow(
      'Droit manquant',
    )
    expect(await findCotisation(secretaire, cotisationId)).toMatchObject({ payeeLe: null })
  })

  test('à plusieurs : celles qui existent gardent leur montant, les autres sont ajoutées', async ({
    ctx,
  }) => {
    const [un, deux] = [await buildAdherent(ctx), await buildAdherent(ctx)]
    await buildCotisation(ctx, { adherentId: un.id, montant: 1900 })
    const input = {
      adherentIds: [un.id, deux.id],
      genres: ['union' as const, 'federale' as const],
      jour: '2026-11-23',
      montants: { union: 2500, federale: 900 },
      ...paiement,
    }
    expect(await encaisserCotisations(ctx, input)).toEqual({ notees: 4 })
    expect(await encaisserCotisations(ctx, input)).toEqual({ notees: 0 })
    const montants = async (id: string) =>
      (await listCotisations(as(ctx, ctx.acteur), id)).map(({ genre, montant }) => [genre, montant])
    expect(await montants(un.id)).toEqual([
      ['federale', 900],
      ['union', 1900],
    ])
    expect(await montants(deux.id)).toEqual([
      ['federale', 900],
      ['union', 2500],
    ])
  })

  test('à plusieurs : sans montant, rien n’est noté pour personne', async ({ ctx }) => {
    const [un, deux] = [await buildAdherent(ctx), await buildAdherent(ctx)]
    await buildCotisation(ctx, { adherentId: un.id })
    await expect(
      encaisserCotisations(ctx, {
        adherentIds: [un.id, deux.id],
        genres: ['union'],
        jour: '2026-11-23',
        montants: { union: '' },
        ...paiement,
      }),
    ).rejects.toThrow('Indiquez le montant')
    expect(await listCotisations(as(ctx, ctx.acteur), un.id)).toMatchObject([{ payeeLe: null }])
  })

  test('deux encaissements au même moment : un seul paiement', async ({ ctx }) => {
    const { id: adherentId } = await buildAdherent(ctx)
    const { id: cotisationId } = await buildCotisation(ctx, { adherentId })
    const essais = await Promise.allSettled(
      Array.from({ length: 6 }, () =>
        encaisserCotisation(as(ctx, ctx.acteur), { cotisationId, ...paiement }),
      ),
    )
    expect(essais.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('le reçu', () => {
  test('est numéroté, figé, et le même quand on le redemande', async ({ ctx }) => {
    const { id: adherentId, nom } = await buildAdherent(ctx)
    const { id: cotisationId } = await buildCotisation(ctx, { adherentId })
    await expect(etablirRecu(ctx, cotisationId)).rejects.toThrow('une fois la cotisation payée')
    await encaisserCotisation(ctx, { cotisationId, ...paiement })
    await etablirRecu(ctx, cotisationId)
    const recu = await findRecu(as(ctx, ctx.acteur), cotisationId)
    await etablirRecu(ctx, cotisationId)
    expect(await findRecu(as(ctx, ctx.acteur), cotisationId)).toEqual(recu)
    expect(recu?.nomSur).toBe('RC-2026-00001.pdf')
    const bytes = await readStoredFile(recu?.cleStockage ?? '', recu?.sha256 ?? '')
    const [page = ''] = await textOfPages(bytes)
    for (const mot of [
      'RC-2026-00001',
      nom,
      '25,00 €',
      '20 novembre 2026',
      'Chèque',
      'page 1 / 1',
    ]) {
      expect(page).toContain(mot)
    }
    await expect(annulerPaiement(ctx, cotisationId)).rejects.toThrow('RC-2026-00001')
  })

  test('les numéros se suivent quand plusieurs sont établis ensemble', async ({ ctx }) => {
    const { id: adherentId } = await buildAdherent(ctx)
    const payeeLe = '2026-11-20'
    const ids = [
      await buildCotisation(ctx, { adherentId, payeeLe }),
      await buildCotisation(ctx, { adherentId, genre: 'federale', payeeLe }),
      await buildCotisation(ctx, { adherentId, genre: 'amicale', payeeLe }),
    ].map(({ id }) => id)
    await Promise.all(ids.map((id) => etablirRecu(as(ctx, ctx.acteur), id)))
    const numeros = (await listCotisations(as(ctx, ctx.acteur), adherentId)).map(
      ({ recuNumero }) => recuNumero,
    )
    expect(numeros.sort()).toEqual(['RC-2026-00001', 'RC-2026-00002', 'RC-2026-00003'])
  })
})
