import { describe, expect, test } from 'vitest'
import { exempleValidite, validiteEnMots } from './validite.ts'

describe('la règle de validité d’une compétence, en mots', () => {
  test('année civile : jusqu’à la fin de l’année suivante', () => {
    const [une, deux, trois] = exempleValidite(
      { regleValidite: 'annee_civile', mois: null, alerteJours: 60 },
      '2026-03-15',
    )
    expect(une).toMatch(/31.déc\..2027/)
    expect(deux).toMatch(/1.*nov\..2027/)
    expect(trois).toMatch(/31.déc\..2028/)
  })

  test('24 mois : de jour à jour, au dernier jour du mois', () => {
    const regle = { regleValidite: 'n_mois', mois: 24, alerteJours: 30 } as const
    expect(exempleValidite(regle, '2024-02-29')[0]).toMatch(/28.févr\..2026/)
    expect(validiteEnMots(regle)).toBe('24\u00a0mois')
  })

  test('sans limite', () => {
    const regle = { regleValidite: 'illimite', mois: null, alerteJours: 60 } as const
    expect(exempleValidite(regle, '2026-03-15')).toHaveLength(1)
  })
})
