import { describe, expect, test } from 'vitest'
import { nadiaPetit } from '#tests/build/stagiaire.ts'
import { type Candidat, empechementsDiplome, numeroCertificat, origineDe } from './model.ts'

const nadia: Candidat = {
  ...nadiaPetit,
  statut: 'validee',
  presenceValideeLe: new Date('2026-11-28T18:00:00Z'),
  resultat: 'certifie',
}

describe('ce qui empêche un diplôme', () => {
  test('DIP-2 : rien, pour un stagiaire validé, certifié, aux données justes', () => {
    expect(empechementsDiplome(nadia)).toEqual([])
  })

  test.each<[string, Partial<Candidat>, string]>([
    ['inscrit seulement', { statut: 'inscrite', presenceValideeLe: null }, 'présence'],
    ['validé sans présence', { presenceValideeLe: null }, 'présence'],
    ['sans résultat', { resultat: null }, 'résultat'],
    ['non certifié', { resultat: 'non_certifie' }, 'non certifié'],
    ['un nom illisible', { nomNaissance: 'Nu?ez' }, 'Nom de naissance'],
    ['une commune illisible', { naissanceCommune: 'Besan?on' }, 'Commune de naissance'],
    ['un code Insee pour code postal', { naissanceCodePostal: '2A004' }, 'code Insee'],
    ['un code postal impossible', { naissanceCodePostal: '96000' }, 'Code postal'],
  ])('DIP-2 : %s', (_, ecart, mot) => {
    expect(empechementsDiplome({ ...nadia, ...ecart }).join(' ')).toContain(mot)
  })

  test('DIP-2 : toutes les raisons sont dites à la fois', () => {
    const raisons = empechementsDiplome({
      ...nadia,
      presenceValideeLe: null,
      nomNaissance: 'Dupont2',
      naissanceCodePostal: '00000',
    })
    expect(raisons).toHaveLength(3)
  })

  test('DIP-3 : l’origine vient du type ; un type sans document n’en délivre pas', () => {
    expect(origineDe('trame')).toBe('trame')
    expect(origineDe('aucun')).toBeUndefined()
    expect(numeroCertificat(2026, 42)).toBe('C-2026-0042')
  })
})
