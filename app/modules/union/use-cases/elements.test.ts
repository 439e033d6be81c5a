import { listCentres, listLieux } from '#app/modules/union/public.server.ts'
import {
  findAmicale,
  findCentre,
  findLieu,
  listCentresDetail,
} from '#app/modules/union/queries/elements.server.ts'
import { listUsages } from '#app/modules/union/queries/usages.server.ts'
import { Forbidden, NotFound, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildCentre } from '#tests/build/union.ts'
import { archiverElement } from './archiver-element.server.ts'
import { creerAmicale, creerAmicaleSchema } from './creer-amicale.server.ts'
import { creerLieu, creerLieuSchema } from './creer-lieu.server.ts'
import { modifierAmicale } from './modifier-amicale.server.ts'
import { modifierCentre, modifierCentreSchema } from './modifier-centre.server.ts'
import { modifierLieu } from './modifier-lieu.server.ts'
import { restaurerElement } from './restaurer-element.server.ts'

const salle = {
  nom: 'Salle polyvalente',
  adresse: '3 rue du Stade',
  codePostal: '25000',
  commune: 'Besançon',
  acces: 'Parking derrière la mairie',
  capacite: 40,
  centreId: null,
}
const tout = { recherche: '', archives: '', tri: '' } as const

describe('modifier un centre, une amicale, un lieu', () => {
  test('ADH-14 : le centre a son responsable, nommé par son identifiant', async ({ ctx }) => {
    const { id, nom, code } = await buildCentre(ctx)
    const chef = await acteurDe(ctx, await buildAdherent(ctx, {}))
    await modifierCentre(ctx, { id, version: 1, nom, code, responsable: chef.pseudo.toUpperCase() })
    expect(await findCentre(ctx, id)).toMatchObject({ responsable: chef.pseudo, version: 2 })
    expect((await listCentresDetail(ctx, tout))[0]?.responsable).toContain(chef.nom)
  })

  test('ADH-14 : un responsable inconnu est refusé, à côté de son champ', async ({ ctx }) => {
    const { id, nom, code } = await buildCentre(ctx)
    await expect(
      modifierCentre(ctx, { id, version: 1, nom, code, responsable: 'personne.inconnue' }),
    ).rejects.toMatchObject({ field: 'responsable' })
    const etranger = await newUnion()
    const { pseudo } = await acteurDe(etranger, await buildAdherent(etranger, {}))
    await expect(
      modifierCentre(ctx, { id, version: 1, nom, code, responsable: `${pseudo}.ailleurs` }),
    ).rejects.toThrow('Aucun adhérent')
  })

  test('ADH-14 : une amicale a son président et son centre', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    const { pseudo } = await acteurDe(ctx, await buildAdherent(ctx, {}))
    const id = newId()
    const amicale = { id, nom: 'Amicale de Vaubécourt', centreId: centre.id, president: pseudo }
    await creerAmicale(ctx, creerAmicaleSchema.parse(amicale))
    await creerAmicale(ctx, amicale) // a double click
    expect(await findAmicale(ctx, id)).toMatchObject({ president: pseudo, centreId: centre.id })
    await modifierAmicale(ctx, { ...amicale, version: 1, president: null })
    expect(await findAmicale(ctx, id)).toMatchObject({ president: null, version: 2 })
    await expect(creerAmicale(ctx, { ...amicale, id: newId() })).rejects.toThrow('s’appelle déjà')
  })

  test('un lieu garde son accès et sa capacité', async ({ ctx }) => {
    const id = newId()
    await creerLieu(ctx, creerLieuSchema.parse({ ...salle, id, centreId: '', capacite: '40' }))
    await modifierLieu(ctx, { ...salle, id, version: 1, capacite: null, acces: 'Par la cour' })
    expect(await findLieu(ctx, id)).toMatchObject({ capacite: null, acces: 'Par la cour' })
    expect(creerLieuSchema.safeParse({ ...salle, id, capacite: 'dix' }).success).toBe(false)
  })

  test('est refusé quand un autre a enregistré entre-temps, sans rien perdre de lui', async ({
    ctx,
  }) => {
    const { id, code } = await buildCentre(ctx)
    const input = { id, version: 1, nom: 'Premier', code, responsable: null }
    await modifierCentre(ctx, input)
    await expect(modifierCentre(ctx, { ...input, nom: 'Second' })).rejects.toThrow(StaleVersion)
    expect((await findCentre(ctx, id)).nom).toBe('Premier')
  })

  test('est refusé avec le code d’un autre centre', async ({ ctx }) => {
    const { id, nom } = await buildCentre(ctx)
    const autre = await buildCentre(ctx)
    await expect(
      modifierCentre(ctx, { id, version: 1, nom, code: autre.code, responsable: null }),
    ).rejects.toThrow('déjà celui d’un autre centre')
    expect(modifierCentreSchema.safeParse({ id, version: '1', nom, code: '' }).success).toBe(false)
  })

  test('est interdit à qui n’est pas administrateur, et rien n’existe d’une autre union', async ({
    ctx,
  }) => {
    const { id, nom, code } = await buildCentre(ctx)
    const input = { id, version: 1, nom, code, responsable: null }
    const gestion = await asRole(ctx, ['gestionnaire_adherents', 'communication'])
    await expect(modifierCentre(gestion, input)).rejects.toThrow(Forbidden)
    await expect(archiverElement(gestion, { genre: 'centre', id })).rejects.toThrow(Forbidden)
    await expect(modifierCentre(await newUnion(), input)).rejects.toThrow(NotFound)
  })
})

describe('archiver un élément de paramétrage', () => {
  test('le retire des choix ; le restaurer l’y remet', async ({ ctx }) => {
    const { id } = await buildCentre(ctx)
    await archiverElement(ctx, { genre: 'centre', id })
    expect(await listCentres(ctx)).toEqual([])
    expect(await listCentresDetail(ctx, { ...tout, archives: 'oui' })).toHaveLength(1)
    await restaurerElement(ctx, { genre: 'centre', id })
    expect(await listCentres(ctx)).toHaveLength(1)
  })

  test('est refusé tant que des adhérents ou des formations à venir en dépendent, avec leur liste', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx)
    await buildAdherent(as(ctx, { genre: 'systeme' }), { centreId: centre.id })
    await buildFormation(ctx, { centreId: centre.id, intitule: 'PSC du samedi' })
    const usages = await listUsages(ctx, 'centre', centre.id)
    expect(usages.map(({ libelle }) => libelle)).toEqual([
      '1\u00a0adhérent y est rattaché',
      expect.stringContaining('PSC du samedi, F26-'),
    ])
    await expect(archiverElement(ctx, { genre: 'centre', id: centre.id })).rejects.toThrow(
      'Ce centre sert encore 2 fois',
    )
  })

  test('d’un lieu libre, l’union garde les journées passées qui le nomment', async ({ ctx }) => {
    const id = newId()
    await creerLieu(ctx, { ...salle, id })
    await archiverElement(ctx, { genre: 'lieu', id })
    expect(await listLieux(ctx)).toEqual([])
    expect((await findLieu(ctx, id)).archiveLe).not.toBeNull()
  })
})
