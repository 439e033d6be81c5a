import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { avecDateNaissance } from './model/saisie.ts'
import {
  coordonneesPubliquesSchema,
  coordonneesSchema,
  manquesResponsable,
  sansResponsable,
} from './model/stagiaire.ts'
import {
  empechementDesinscription,
  empechementGestion,
  empechementPresence,
  empechementRefus,
  empechementValidationPresence,
  estMineur,
  estStagiaireValide,
  typesEquivalents,
} from './model.ts'

describe('types équivalents (STA-2)', () => {
  const psc = { id: 'b', code: 'PSC', alias: ['PSC1', 'AFPS'] }
  const psc1 = { id: 'a', code: 'PSC1', alias: [] }
  const afps = { id: 'c', code: 'AFPS', alias: ['BNS'] }
  const bns = { id: 'd', code: 'BNS', alias: [] }
  const sst = { id: 'e', code: 'SST', alias: [] }
  const types = [sst, bns, psc1, psc, afps]

  test('un alias fait le même type, de proche en proche, quel que soit le point de départ', () => {
    for (const { id } of [psc, psc1, afps, bns]) {
      expect(typesEquivalents(types, id)).toEqual(['a', 'b', 'c', 'd'])
    }
    expect(typesEquivalents(types, 'e')).toEqual(['e'])
  })

  test('deux types qui portent le même alias sont le même ; la casse ne compte pas', () => {
    const autre = { id: 'z', code: 'SECOURS', alias: ['psc1'] }
    expect(typesEquivalents([psc, autre], 'z')).toEqual(['b', 'z'])
  })

  test('un type inconnu reste seul', () => {
    expect(typesEquivalents(types, 'inconnu')).toEqual(['inconnu'])
  })
})

describe('âges', () => {
  test('la minorité se juge le premier jour de la session', () => {
    expect(estMineur('2008-11-30', { premierJour: '2026-11-29' })).toBe(true)
    expect(estMineur('2008-11-30', { premierJour: '2026-11-30' })).toBe(false)
    expect(estMineur('2008-11-30', { premierJour: null })).toBe(false)
  })

  test('un mineur a un responsable légal joignable ; un majeur n’en a pas besoin', () => {
    const rien = sansResponsable
    expect(manquesResponsable(true, rien).map(({ champ }) => champ)).toEqual([
      'responsableNom',
      'responsableLien',
      'responsableEmail',
    ])
    const nomme = { ...rien, responsableNom: 'Zoé Petit', responsableLien: 'mere' as const }
    expect(manquesResponsable(true, nomme)).toHaveLength(1)
    const joignable = { ...nomme, responsableTelephone: '+33612345678' }
    expect(manquesResponsable(true, joignable)).toEqual([])
    expect(manquesResponsable(false, rien)).toEqual([])
  })
})

describe('états (STA-0)', () => {
  test('« stagiaire validé » : inscription validée et présence validée', () => {
    const le = new Date('2026-11-23')
    expect(estStagiaireValide({ statut: 'validee', presenceValideeLe: le })).toBe(true)
    expect(estStagiaireValide({ statut: 'validee', presenceValideeLe: null })).toBe(false)
    expect(estStagiaireValide({ statut: 'inscrite', presenceValideeLe: null })).toBe(false)
  })

  test('la présence ne se note pas avant son jour', () => {
    expect(empechementPresence({ jour: '2026-11-24' }, '2026-11-23')).toBe(
      'La présence du mar.\u00a024 nov.\u00a02026 se note le jour même.',
    )
    expect(empechementPresence({ jour: '2026-11-23' }, '2026-11-23')).toBeUndefined()
  })

  test('la présence se valide quand chaque créneau est noté présent', () => {
    expect(empechementValidationPresence([true, true])).toBeUndefined()
    expect(empechementValidationPresence([true, false])).toBe(
      'La personne a été absente à un créneau.',
    )
    expect(empechementValidationPresence([true, null])).toBe('Des créneaux ne sont pas notés.')
    expect(empechementValidationPresence([])).toBe('La formation n’a aucun créneau.')
  })

  test('on désinscrit qui est sur la liste, sans présence validée ; on ne refuse que ce qui attend', () => {
    const le = new Date('2026-11-23')
    expect(
      empechementDesinscription({ statut: 'validee', presenceValideeLe: null }),
    ).toBeUndefined()
    expect(empechementDesinscription({ statut: 'validee', presenceValideeLe: le })).toContain(
      'présence est validée',
    )
    expect(empechementDesinscription({ statut: 'refusee', presenceValideeLe: null })).toContain(
      'plus sur la liste',
    )
    expect(empechementRefus({ statut: 'inscrite' })).toBeUndefined()
    expect(empechementRefus({ statut: 'validee' })).toContain('désinscrivez')
    expect(empechementRefus({ statut: 'desinscrite' })).toContain('plus sur la liste')
  })

  test('FOR-2 : tout se fait jusqu’à la clôture, rien après', () => {
    expect(empechementGestion({ statut: 'validee' })).toBeUndefined()
    for (const statut of ['a_valider', 'cloturee', 'refusee', 'annulee'])
      expect(empechementGestion({ statut })).toBeDefined()
  })
})

describe('coordonnées', () => {
  const valides = { email: 'nadia@exemple.fr', telephone: '06 12 34 56 78', statutBpf: 'salarie' }

  test('le public donne une adresse et un téléphone ; un gestionnaire peut les laisser vides (STA-10)', () => {
    expect(coordonneesPubliquesSchema.parse(valides)).toMatchObject({
      telephone: '+33612345678',
      adresse: null,
      codePostal: null,
    })
    expect(coordonneesPubliquesSchema.safeParse({ ...valides, email: '' }).success).toBe(false)
    expect(coordonneesSchema.parse({ email: '', telephone: '', statutBpf: 'autre' })).toMatchObject(
      { email: null, telephone: null },
    )
  })

  test('ce qui est gardé se relit à l’identique', () => {
    const lues = coordonneesPubliquesSchema.parse({
      ...valides,
      codePostal: '25000',
      adresse: '1 rue Neuve',
    })
    const textes = Object.fromEntries(
      Object.entries(lues).map(([champ, valeur]) => [champ, valeur ?? '']),
    )
    expect(coordonneesPubliquesSchema.parse(textes)).toEqual(lues)
  })
})

describe('date de naissance en trois cases', () => {
  const schema = avecDateNaissance(z.object({ identite: z.object({ naissanceDate: z.string() }) }))
  const lue = (naissance: Record<string, unknown>) =>
    schema.parse({ identite: { naissance } }).identite.naissanceDate

  test('jour, mois et année font une date ; ce qui manque ne fait aucune date', () => {
    expect(lue({ jour: '7', mois: '3', annee: '1994' })).toBe('1994-03-07')
    expect(lue({ jour: '', mois: '', annee: '' })).toBe('')
    expect(lue({ jour: '7', annee: '1994' })).toBe('1994-00-07')
    expect(lue({ jour: ['7'], mois: { a: '1' }, annee: '1994' })).toBe('1994-00-00')
  })
})
