import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildClient, saisieClient } from '#tests/build/client.ts'
import { filtresSchema, findClient, listClients, listContacts } from '../queries/clients.server.ts'
import { listDoublons } from '../queries/doublons.server.ts'
import { ajouterContact } from './ajouter-contact.server.ts'
import { archiverClient } from './archiver-client.server.ts'
import { creerClient } from './creer-client.server.ts'
import { modifierClient } from './modifier-client.server.ts'
import { modifierContact } from './modifier-contact.server.ts'
import { retirerContact } from './retirer-contact.server.ts'

const filtres = (valeurs: Record<string, string> = {}) => filtresSchema.parse(valeurs)

describe('les fiches clients', () => {
  test('CLI-4 : chacune a son numéro, par union, et une seule même envoyée deux fois', async ({
    ctx,
  }) => {
    const gestion = await asRole(ctx, ['gestionnaire_dps'])
    const saisie = saisieClient()
    expect(await creerClient(gestion, saisie)).toEqual({ id: saisie.id, numero: 'C00001' })
    expect(await creerClient(gestion, saisie)).toEqual({ id: saisie.id, numero: 'C00001' })
    expect(await creerClient(gestion, saisieClient())).toMatchObject({ numero: 'C00002' })
    const ailleurs = await newUnion()
    expect(await creerClient(ailleurs, saisieClient())).toMatchObject({ numero: 'C00001' })
    expect(await findClient(ailleurs, saisie.id)).toBeUndefined()
  })

  test.for([
    'fromagerie',
    'GRANDJEAN',
    'C00001',
    '73282932000074',
    '732 829 320',
    'Pontarlier',
    '25300',
    'nadia petit',
    'contact@fromagerie.fr',
  ])('CLI-4 : se trouve par « %s »', async (recherche, { ctx }) => {
    await buildClient(ctx, { siret: '73282932000074' })
    await buildClient(ctx, {
      raisonSociale: 'Autre',
      commune: 'Dole',
      codePostal: '39100',
      email: null,
    })
    const { rows, total } = await listClients(ctx, filtres({ recherche }))
    expect([total, rows[0]?.raisonSociale]).toEqual([1, 'Fromagerie Grandjean'])
  })

  test('CLI-4 : se trie, se filtre par genre ; archivée, elle quitte la liste', async ({ ctx }) => {
    const { id } = await buildClient(ctx, { raisonSociale: 'Zéphyr' })
    await buildClient(ctx, { raisonSociale: 'Mairie', genre: 'collectivite' })
    const noms = async (f: Record<string, string>) =>
      (await listClients(at(ctx, ctx.now), filtres(f))).rows.map((row) => row.raisonSociale)
    expect(await noms({})).toEqual(['Mairie', 'Zéphyr'])
    expect(await noms({ tri: '-nom' })).toEqual(['Zéphyr', 'Mairie'])
    expect(await noms({ genre: 'collectivite' })).toEqual(['Mairie'])
    await archiverClient(ctx, id, true)
    expect(await noms({})).toEqual(['Mairie'])
    expect(await noms({ vue: 'archives' })).toEqual(['Zéphyr'])
    await archiverClient(ctx, id, false)
    expect(await noms({})).toHaveLength(2)
  })

  test('CLI-4 : se modifie ; une page ouverte avant un autre changement est refusée', async ({
    ctx,
  }) => {
    const { id } = await buildClient(ctx)
    const { id: _, ...saisie } = saisieClient({ raisonSociale: 'Fromagerie du Haut' })
    await modifierClient(ctx, { clientId: id, version: 1, ...saisie })
    expect(await findClient(at(ctx, ctx.now), id)).toMatchObject({
      raisonSociale: 'Fromagerie du Haut',
      nomNorm: 'fromagerie du haut',
      version: 2,
    })
    const seconde = modifierClient(ctx, { clientId: id, version: 1, ...saisie })
    await expect(seconde).rejects.toThrow(StaleVersion)
  })

  test('un contact est principal : un autre prend sa place, le suivant quand il part', async ({
    ctx,
  }) => {
    const { id: clientId } = await buildClient(ctx)
    const noms = async () =>
      (await listContacts(at(ctx, ctx.now), clientId)).map((c) => [c.nom, c.principal])
    const second = {
      id: newId(),
      clientId,
      nom: 'Martin',
      prenom: '',
      fonction: null,
      email: null,
      telephone: null,
    }
    await ajouterContact(ctx, { ...second, principal: false })
    expect(await noms()).toEqual([
      ['Petit', true],
      ['Martin', false],
    ])
    const { clientId: _, id: contactId, ...champs } = second
    await modifierContact(ctx, { ...champs, contactId, version: 1, principal: true })
    expect(await noms()).toEqual([
      ['Martin', true],
      ['Petit', false],
    ])
    await retirerContact(ctx, contactId)
    await retirerContact(ctx, contactId)
    expect(await noms()).toEqual([['Petit', true]])
  })

  test('CLI-4 : sont interdites sans le droit', async ({ ctx }) => {
    const { id } = await buildClient(ctx)
    for (const role of ['gestionnaire_adherents', 'logisticien', 'secretaire'] as const) {
      const autre = await asRole(ctx, [role])
      await expect(creerClient(autre, saisieClient())).rejects.toThrow(Forbidden)
      await expect(archiverClient(autre, id, true)).rejects.toThrow(Forbidden)
      await expect(retirerContact(autre, id)).rejects.toThrow(Forbidden)
    }
  })
})

describe('les doublons de clients', () => {
  const fiche = { raisonSociale: 'SARL L’Épi d’Or', siret: null, codePostal: '25000' }

  test.for([
    ['L EPI D OR', '25000', 'nom'],
    ['L’épi d’or (SAS)', '25000', 'nom'],
    ['Épi d’Or', '25000', undefined],
    ['L’Épi d’Or', '39000', undefined],
  ] as const)('CLI-2 : « %s », %s : %s', async ([nom, codePostal, raison], { ctx }) => {
    await buildClient(ctx, { raisonSociale: nom, codePostal, email: null })
    expect((await listDoublons(ctx, fiche))[0]?.raison).toBe(raison)
  })

  test.for([
    ['73282932000074', 'siret'],
    ['73282932000082', 'siren'],
  ] as const)('CLI-2 : SIRET 732 829 320 00074 et %s : %s', async ([siret, raison], { ctx }) => {
    await buildClient(ctx, { raisonSociale: 'Autre nom', siret: '73282932000074', email: null })
    const [doublon] = await listDoublons(ctx, { ...fiche, siret })
    expect(doublon?.raison).toBe(raison)
  })

  test('CLI-2 : même adresse électronique de contact, sans égard aux majuscules', async ({
    ctx,
  }) => {
    await buildClient(ctx, { raisonSociale: 'Autre', email: 'Nadia@Epi.fr' })
    expect(await listDoublons(ctx, { ...fiche, email: 'nadia@epi.fr' })).toMatchObject([
      { raison: 'contact' },
    ])
    expect(await listDoublons(at(ctx, ctx.now), fiche)).toEqual([])
  })
})
