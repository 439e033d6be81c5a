import { describe, expect, test } from 'vitest'
import { addDays } from '#app/platform/jour.ts'
import { type Comparable, groupesDeDoublons, ressemblance } from './doublon.ts'

function personne(
  nomNaissance: string,
  prenoms: string,
  naissanceDate: string | null = '1985-03-14',
  nomUsage: string | null = null,
): Comparable {
  return { nomNaissance, nomUsage, prenoms, naissanceDate }
}

describe('deux fiches parlent-elles d’une même personne', () => {
  const jean = personne('DUPONT', 'Jean')
  test.each([
    ['mêmes noms, même naissance', jean, personne('Dupont', 'JEAN Marie'), 'certain'],
    [
      'accents et traits d’union',
      personne('LE GOFF', 'Anaïs'),
      personne('Legoff', 'Anais'),
      'certain',
    ],
    ['une faute de frappe dans le nom', jean, personne('DUPOND', 'Jean'), 'probable'],
    ['nom et prénom inversés', jean, personne('JEAN', 'Dupont'), 'probable'],
    ['nom composé', personne('MARTIN', 'Élodie'), personne('MARTIN-PETIT', 'Elodie'), 'probable'],
    [
      'nom d’usage d’une mariée',
      personne('MARTIN', 'Élodie', '1985-03-14', 'DURAND'),
      personne('DURAND', 'Élodie'),
      'probable',
    ],
    ['une naissance inconnue', jean, personne('DUPONT', 'Jean', null), 'probable'],
    [
      'les deux naissances inconnues',
      personne('DUPONT', 'Jean', null),
      personne('DUPONT', 'Jean', null),
      'probable',
    ],
    ['un homonyme né un autre jour', jean, personne('DUPONT', 'Jean', '1990-01-01'), undefined],
    ['des jumeaux', jean, personne('DUPONT', 'Paul'), undefined],
    ['nés le même jour, sans rapport', jean, personne('MOREAU', 'Jean'), undefined],
    ['un prénom court proche', personne('DUPONT', 'Léa'), personne('DUPONT', 'Zoé'), undefined],
  ])('%s', (_, un, autre, attendu) => {
    expect(ressemblance(un, autre)).toBe(attendu)
    expect(ressemblance(autre, un)).toBe(attendu)
  })

  test('les fiches se groupent de proche en proche, les certaines d’abord', () => {
    const fiches = [
      { id: 'a', ...personne('MOREAU', 'Paul', '1970-01-01') },
      { id: 'b', ...personne('MOREAUX', 'Paul', '1970-01-01') },
      { id: 'c', ...personne('DUPONT', 'Jean') },
      { id: 'd', ...personne('DUPONT', 'Jean') },
      { id: 'e', ...personne('DUPONT', 'Jean', null) },
      { id: 'f', ...personne('SEUL', 'Luc') },
    ]
    const groupes = groupesDeDoublons(fiches)
    expect(groupes.map(({ ressemblance }) => ressemblance)).toEqual(['certain', 'probable'])
    expect(
      groupes.map(({ personnes }) =>
        personnes
          .map(({ id }) => id)
          .sort()
          .join(''),
      ),
    ).toEqual(['cde', 'ab'])
  })

  test('5 000 fiches se comparent sans attendre', () => {
    const fiches = Array.from({ length: 5000 }, (_, rang) => ({
      id: String(rang),
      ...personne(
        `NOM${String.fromCharCode(65 + (rang % 26), 65 + ((rang * 7) % 23), 65 + (rang % 19))}`,
        ['Jean', 'Marie', 'Paul', 'Lucie'][rang % 4] ?? '',
        addDays('1950-01-01', (rang * 7919) % 18_000),
      ),
    }))
    const debut = performance.now()
    groupesDeDoublons(fiches)
    expect(performance.now() - debut).toBeLessThan(400)
  })
})
