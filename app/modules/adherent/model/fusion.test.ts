import { describe, expect, test } from 'vitest'
import type { Fiche } from './fiche.ts'
import { apercuFusion, type CandidatFusion, empechementFusion, fusionnerFiches } from './fusion.ts'

function fiche(valeurs: Partial<Fiche>): Fiche {
  return {
    civilite: null,
    nomNaissance: 'DUPONT',
    nomUsage: null,
    prenoms: 'Jean',
    naissanceDate: null,
    naissanceCommune: null,
    naissanceCodePostal: null,
    naissancePays: null,
    email: null,
    telephone: null,
    autresTelephones: [],
    adresse: null,
    codePostal: null,
    commune: null,
    pays: null,
    urgenceNom: null,
    urgenceTelephone: null,
    centre: null,
    amicale: null,
    statut: 'SPV',
    grade: null,
    numeroFederal: null,
    permis: [],
    tailles: {},
    notes: null,
    ...valeurs,
  }
}

describe('fusionner deux fiches', () => {
  test('la fiche gardée parle d’abord, l’autre complète, les listes se joignent', () => {
    const gardee = fiche({
      email: 'jean@exemple.fr',
      telephone: '+33612345678',
      permis: ['B'],
      tailles: { veste: 'L' },
      notes: 'Une note.',
      statut: 'SPP',
    })
    const autre = fiche({
      nomNaissance: 'DUPOND',
      naissanceDate: '1985-03-14',
      email: 'autre@exemple.fr',
      telephone: '+33381000000',
      permis: ['C', 'B'],
      tailles: { veste: 'M', gants: '9' },
      notes: 'Une autre.',
      grade: 'Sergent',
    })
    expect(fusionnerFiches(gardee, autre)).toEqual(
      fiche({
        naissanceDate: '1985-03-14',
        email: 'jean@exemple.fr',
        telephone: '+33612345678',
        autresTelephones: [{ libelle: 'autre', numero: '+33381000000' }],
        permis: ['B', 'C'],
        tailles: { veste: 'L', gants: '9' },
        notes: 'Une note.\nUne autre.',
        statut: 'SPP',
        grade: 'Sergent',
      }),
    )
    const noms = apercuFusion(gardee, autre).map(({ libelle }) => libelle)
    expect(noms).toContain('Date de naissance')
    expect(noms).not.toContain('Commune')
  })

  const candidat = (valeurs: Partial<CandidatFusion>): CandidatFusion => ({
    id: 'a',
    etat: 'valide',
    roles: [],
    ...valeurs,
  })
  const roles: CandidatFusion['roles'] = [{ role: 'tresorier', centreId: null }]

  test.each<[string, Partial<CandidatFusion>, Partial<CandidatFusion>, string | undefined]>([
    ['deux fois la même', {}, {}, 'différentes'],
    ['la sienne', {}, { id: 'moi' }, 'connecté'],
    ['un compte moins avancé', { etat: 'en_cours' }, { id: 'b' }, 'moins avancé'],
    ['un droit perdu', {}, { id: 'b', roles }, 'Trésorier'],
    ['un droit déjà tenu', { roles }, { id: 'b', roles }, undefined],
    ['un formateur', {}, { id: 'b', roles: [{ role: 'formateur', centreId: null }] }, undefined],
    ['une fiche partie, dans une active', {}, { id: 'b', etat: 'parti' }, undefined],
  ])('%s', (_, gardee, autre, attendu) => {
    const phrase = empechementFusion(candidat(gardee), candidat(autre), 'moi')
    if (attendu === undefined) expect(phrase).toBeUndefined()
    else expect(phrase).toContain(attendu)
  })
})
