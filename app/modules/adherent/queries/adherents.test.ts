import { genresRequis } from '#app/modules/cotisation/model.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildCotisation } from '#tests/build/cotisation.ts'
import { buildCentre } from '#tests/build/union.ts'
import { empechementCompetence } from '../model/competence.ts'
import { exporterAdherents } from '../use-cases/exporter-adherents.server.ts'
import { chercherAdherents, countVues, filtresSchema, listAdherents } from './adherents.server.ts'
import { findCompetencesDetenues } from './competences.server.ts'
import { findAdherent, listActivites } from './fiche.server.ts'

async function pseudos(ctx: Ctx, filtres: Record<string, string>) {
  const { rows } = await listAdherents(ctx, filtresSchema.parse(filtres))
  return rows.map(({ pseudo }) => pseudo)
}

describe('liste des adhérents', () => {
  test('se cherche sans accent ni casse, par mots, par identifiant ou par adresse', async ({
    ctx,
  }) => {
    await buildAdherent(ctx, { nom: 'LE GOFF', prenoms: 'Anaïs', email: 'anais@exemple.fr' })
    await buildAdherent(ctx, { nom: 'MARTIN', prenoms: 'Élodie' })
    expect(await pseudos(ctx, { recherche: 'anais goff' })).toEqual(['legoff.anais'])
    expect(await pseudos(ctx, { recherche: 'ELODIE' })).toEqual(['martin.elodie'])
    expect(await pseudos(ctx, { recherche: 'legoff.a' })).toEqual(['legoff.anais'])
    expect(await pseudos(ctx, { recherche: 'Anais@Exemple' })).toEqual(['legoff.anais'])
    expect(await pseudos(ctx, { recherche: "%_'" })).toEqual([])
  })

  test('se filtre par centre, statut, droit et état du compte', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    await buildAdherent(ctx, { nom: 'AUCENTRE', centreId: centre.id, roles: ['formateur'] })
    await buildAdherent(ctx, { nom: 'AVALIDER', valide: false, complet: true })
    expect(await pseudos(ctx, { centre: centre.id })).toEqual(['aucentre.camille'])
    expect(await pseudos(ctx, { centre: 'aucun' })).not.toContain('aucentre.camille')
    expect(await pseudos(ctx, { role: 'formateur' })).toEqual(['aucentre.camille'])
    expect(await pseudos(ctx, { etat: 'a_valider' })).toEqual(['avalider.camille'])
    expect(await pseudos(ctx, { statut: 'CIVIL' })).toEqual([])
  })

  test('se filtre par compétence valable ce jour, comme le dit la règle', async ({ ctx }) => {
    const cas = [
      { code: 'PSE2', obtenueLe: '2025-06-01', recyclages: [] },
      { code: 'PSE2', obtenueLe: '2018-06-01', recyclages: [] },
      { code: 'PSE2', obtenueLe: '2018-06-01', recyclages: ['2025-10-18'] },
      { code: 'PSE2', obtenueLe: '2018-06-01', recyclages: ['2024-10-18'] },
      { code: 'SST', obtenueLe: '2020-01-01', recyclages: [] },
      { code: 'SST', obtenueLe: '2025-01-01', recyclages: [] },
      { code: 'PSC', obtenueLe: '1999-01-01', recyclages: [] },
    ]
    for (const competence of cas) await buildAdherent(ctx, { competences: [competence] })
    const detenues = await findCompetencesDetenues(ctx, {})
    for (const competenceId of new Set(detenues.map((detenue) => detenue.competenceId))) {
      const liste = await listAdherents(ctx, filtresSchema.parse({ competence: competenceId }))
      const attendus = detenues.filter(
        (detenue) =>
          detenue.competenceId === competenceId &&
          empechementCompetence(detenue, ctx.aujourdhui) === undefined,
      )
      expect(liste.rows.map(({ id }) => id).sort()).toEqual(
        attendus.map(({ adherentId }) => adherentId).sort(),
      )
    }
    expect(detenues.length).toBe(cas.length)
  })

  test('ADH-8 : se filtre par cotisation à jour ou non', async ({ ctx }) => {
    const { id: adherentId, pseudo } = await buildAdherent(ctx)
    for (const genre of genresRequis) {
      await buildCotisation(ctx, { adherentId, genre, payeeLe: ctx.aujourdhui })
    }
    expect(await pseudos(ctx, { cotisation: 'a_jour' })).toEqual([pseudo])
    expect(await pseudos(ctx, { cotisation: 'pas_a_jour' })).not.toContain(pseudo)
  })

  test('ADH-4 : la recherche au fil de la frappe met d’abord ceux dont le nom commence ainsi', async ({
    ctx,
  }) => {
    await buildAdherent(ctx, { nom: 'ALBERTMAR', prenoms: 'Zoé' })
    await buildAdherent(ctx, { nom: 'MARTIN', prenoms: 'Élodie' })
    const noms = (await chercherAdherents(ctx, 'mar')).map(({ nom }) => nom)
    expect(noms.slice(0, 2)).toEqual(['MARTIN', 'ALBERTMAR'])
    expect(await chercherAdherents(ctx, 'elodie mart')).toMatchObject([{ nom: 'MARTIN' }])
    expect(await chercherAdherents(await newUnion(), 'martin')).toEqual([])
  })

  test('les vues comptent les comptes à valider, incomplets et partis', async ({ ctx }) => {
    await buildAdherent(ctx, { valide: false })
    await buildAdherent(ctx, { valide: false, complet: true })
    expect(await countVues(ctx, filtresSchema.parse({}))).toMatchObject({
      aValider: 1,
      incomplets: 1,
      partis: 0,
    })
  })

  test('se trie dans les deux sens et se coupe en pages', async ({ ctx }) => {
    for (const nom of ['ZOLA', 'ÉMILE', 'DURAND']) await buildAdherent(ctx, { nom })
    const noms = (await pseudos(ctx, {})).map((pseudo) => pseudo.split('.')[0])
    expect(noms).toEqual([...noms].sort())
    expect((await pseudos(ctx, { tri: '-nom' })).map((pseudo) => pseudo.split('.')[0])).toEqual(
      noms.toReversed(),
    )
    const page = await listAdherents(ctx, filtresSchema.parse({ page: '99' }), 2)
    expect(page).toMatchObject({ total: 4, pages: 2, page: 2 })
    expect(page.rows).toHaveLength(2)
  })

  test('ne tient que deux requêtes, quelle que soit sa longueur', async ({ ctx }) => {
    const vue = as(ctx, ctx.acteur)
    await listAdherents(vue, filtresSchema.parse({ recherche: 'a' }))
    expect(vue.statements.count).toBe(2)
  })

  test('ne montre rien d’une autre union, même avec son centre', async ({ ctx }) => {
    const ailleurs = await newUnion()
    const centre = await buildCentre(ailleurs)
    const voisin = await buildAdherent(ailleurs, { nom: 'VOISIN', centreId: centre.id })
    expect(await pseudos(ctx, { recherche: 'voisin' })).toEqual([])
    expect(await pseudos(ctx, { centre: centre.id })).toEqual([])
    expect(await findAdherent(ctx, voisin.id)).toBeUndefined()
    expect(await listActivites(ctx, voisin.id)).toEqual([])
  })

  test('un gestionnaire limité à un centre ne voit que les siens', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    const sien = await buildAdherent(ctx, { nom: 'SIEN', centreId: centre.id })
    const autre = await buildAdherent(ctx, { nom: 'AUTRE' })
    const local = await asRole(ctx, ['gestionnaire_adherents'], centre.id)
    expect(await pseudos(local, {})).toEqual([sien.pseudo])
    expect(await findAdherent(local, autre.id)).toBeUndefined()
  })

  test.for(['', 'abc', '-1', '0', '1e9'])(
    'une page « %s » ne casse rien',
    async (page, { ctx }) => {
      expect(
        await pseudos(ctx, { page, centre: 'x', statut: 'x', role: 'x', etat: 'x', tri: 'x' }),
      ).toHaveLength(1)
    },
  )
})

describe('exporter les adhérents', () => {
  test('au-delà de 50 personnes, laisse une trace', async ({ ctx }) => {
    for (let rang = 0; rang < 50; rang += 1) await buildAdherent(ctx, { valide: false })
    const filtres = filtresSchema.parse({})
    expect(await exporterAdherents(ctx, filtres)).toHaveLength(51)
    expect(await listJournal(ctx, { acte: 'adherent.liste_exportee' })).toMatchObject([
      { phrase: 'a exporté la liste de 51 adhérents.' },
    ])
    await ctx.closeReader()
    await exporterAdherents(ctx, { ...filtres, etat: 'valide' })
    expect(await listJournal(ctx, { acte: 'adherent.liste_exportee' })).toHaveLength(1)
  })

  test('est interdit à qui n’a pas le droit', async ({ ctx }) => {
    const formateur = await asRole(ctx, ['formateur'])
    await expect(exporterAdherents(formateur, filtresSchema.parse({}))).rejects.toThrow(Forbidden)
  })
})

describe('fiche d’un adhérent', () => {
  test('dit ses données, ses droits avec leur centre et l’état de son compte', async ({ ctx }) => {
    const centre = await buildCentre(ctx, { nom: 'CIS Vaubécourt' })
    const { id } = await buildAdherent(ctx, {
      centreId: centre.id,
      roles: ['responsable_local'],
      centreRoleId: centre.id,
    })
    expect(await findAdherent(ctx, id)).toMatchObject({
      centre: 'CIS Vaubécourt',
      etat: 'valide',
      roles: [{ role: 'responsable_local', centre: 'CIS Vaubécourt' }],
    })
  })
})
