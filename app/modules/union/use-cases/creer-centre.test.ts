import { listCentres, listLieux } from '#app/modules/union/public.server.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { creerCentre } from './creer-centre.server.ts'
import { creerLieu } from './creer-lieu.server.ts'

const centre = { nom: 'CIS Vaubécourt', code: 'VAU' }
const lieu = {
  nom: 'Salle polyvalente',
  adresse: '3 rue du Stade',
  codePostal: '25000',
  commune: 'Besançon',
  capacite: 40,
  centreId: null,
}

describe('créer un centre ou un lieu', () => {
  test('l’ajoute aux choix de l’union, une seule fois', async ({ ctx }) => {
    const id = newId()
    await creerCentre(ctx, { id, ...centre })
    await creerCentre(ctx, { id, ...centre })
    await creerLieu(ctx, { id, ...lieu })
    expect(await listCentres(ctx)).toEqual([{ id, ...centre }])
    expect(await listLieux(ctx)).toMatchObject([{ id, commune: 'Besançon' }])
  })

  test('est refusé quand le code est pris', async ({ ctx }) => {
    await creerCentre(ctx, { id: newId(), ...centre })
    await expect(creerCentre(ctx, { id: newId(), ...centre, nom: 'Autre' })).rejects.toThrow(
      'Le code VAU est déjà celui d’un autre centre.',
    )
  })

  test('est interdit à qui n’est pas administrateur', async ({ ctx }) => {
    const gestionnaire = await asRole(ctx, ['gestionnaire_formations'])
    await expect(creerCentre(gestionnaire, { id: newId(), ...centre })).rejects.toThrow(Forbidden)
    await expect(creerLieu(gestionnaire, { id: newId(), ...lieu })).rejects.toThrow(Forbidden)
  })

  test('une union ne voit pas les centres d’une autre', async ({ ctx }) => {
    await creerCentre(ctx, { id: newId(), ...centre })
    expect(await listCentres(await newUnion())).toEqual([])
  })
})
