import { describe, expect, test } from 'vitest'
import { genres, genresPour, listeGenres } from './genre.ts'
import { canauxOuverts, casesReglables, grilleDe } from './preference.ts'

describe('les préférences de notification', () => {
  test('NOT-1 : sans choix, chaque genre est annoncé par tous ses canaux', () => {
    for (const [genre, { canaux }] of listeGenres) expect(canauxOuverts(genre, [])).toEqual(canaux)
  })

  test('ce qui est coupé l’est ; ce qui est obligatoire reste', () => {
    const coupes = listeGenres.flatMap(([genre, { canaux }]) =>
      canaux.map((canal) => ({ genre, canal, actif: false })),
    )
    for (const [genre, { obligatoires }] of listeGenres)
      expect(canauxOuverts(genre, coupes)).toEqual(obligatoires)
    expect(genres['compte.securite'].obligatoires).toEqual(['courriel'])
  })

  test('un choix rétabli rouvre le canal', () => {
    const choix = [{ genre: 'formation.ouverte', canal: 'push' as const, actif: true }]
    expect(canauxOuverts('formation.ouverte', choix)).toContain('push')
  })

  test('chacun ne règle que ce qui le concerne, l’administrateur tout', () => {
    const de = (roles: Parameters<typeof genresPour>[0]) =>
      genresPour(roles).map(([genre]) => genre)
    expect(de([])).toEqual([
      'competence.echeance',
      'cotisation.echeance',
      'document.publie',
      'donnees.copie_prete',
      'compte.valide',
      'compte.securite',
    ])
    expect(de(['formateur'])).toContain('formation.ouverte')
    expect(de(['tresorier'])).not.toContain('formation.ouverte')
    expect(de(['administrateur'])).toEqual(Object.keys(genres))
  })

  test('un canal obligatoire n’est pas réglable', () => {
    expect(casesReglables(['compte.securite'])).toEqual([])
    expect(casesReglables(['competence.echeance']).map(({ canal }) => canal)).toEqual([
      'courriel',
      'push',
    ])
    const grille = grilleDe({ roles: ['formateur'], preferences: [], email: null })
    expect(grille.lignes[0]).toEqual({
      genre: 'formation.ouverte',
      ouverts: ['espace', 'courriel', 'push'],
    })
  })
})
