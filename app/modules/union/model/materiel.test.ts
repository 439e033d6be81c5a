import { describe, expect, test } from 'vitest'
import { materielInitial } from '../presets/materiel.ts'
import { type LigneMateriel, memeMateriel, phraseMateriel, quantitePour } from './materiel.ts'

const ligne = (base: LigneMateriel['base'], quantite = 1, groupe: number | null = null) => ({
  ...{ libelle: 'Mannequin', quantite },
  ...{ base, groupe },
})

describe('FOR-7 : la quantité de matériel', () => {
  test.each([
    ['pour la formation', ligne('fixe', 2), 0, 1, 2],
    ['pour la formation', ligne('fixe', 2), 12, 2, 2],
    ['par stagiaire', ligne('stagiaire', 2), 7, 1, 14],
    ['par stagiaire, personne', ligne('stagiaire'), 0, 1, 0],
    ['par formateur', ligne('formateur', 1), 12, 2, 2],
    ['pour 4, personne', ligne('groupe', 1, 4), 0, 1, 0],
    ['pour 4, un seul', ligne('groupe', 1, 4), 1, 1, 1],
    ['pour 4, juste', ligne('groupe', 1, 4), 8, 1, 2],
    ['pour 4, un de plus', ligne('groupe', 1, 4), 9, 1, 3],
    ['2 pour 5', ligne('groupe', 2, 5), 11, 1, 6],
  ])(
    '%s : %o, %i stagiaires, %i formateurs, soit %i',
    (_, une, stagiaires, formateurs, quantite) => {
      expect(quantitePour(une, { stagiaires, formateurs })).toBe(quantite)
    },
  )

  test('une règle se dit en français', () => {
    expect(phraseMateriel(ligne('fixe'))).toBe('1 pour la formation')
    expect(phraseMateriel(ligne('stagiaire', 2))).toBe('2 par stagiaire')
    expect(phraseMateriel(ligne('groupe', 1, 4))).toBe('1 pour 4\u00a0stagiaires')
  })

  test('deux listes sont la même quand tout y est dans le même ordre', () => {
    const liste = [ligne('fixe'), ligne('groupe', 1, 4)]
    expect(memeMateriel(liste, [...liste])).toBe(true)
    expect(memeMateriel(liste, liste.toReversed())).toBe(false)
  })

  test.each(['GQS', 'PSC', 'PSE1', 'PSE2', 'SST', 'MAC_SST', 'EPI'])(
    'le modèle de %s a des lignes que la base accepte',
    (code) => {
      const lignes = materielInitial(code)
      expect(lignes.length).toBeGreaterThan(4)
      for (const { quantite, base, groupe } of lignes) {
        expect(quantite).toBeGreaterThan(0)
        expect(groupe !== null).toBe(base === 'groupe')
      }
    },
  )
})
