import { describe, expect, test } from 'vitest'
import { ecrireDuree, empechementDateRegle, lireDuree, memeRegle, sansGroupe } from './type.ts'

const psc = {
  minutesMin: 420,
  maxParFormateur: 10,
  minStagiaires: 4,
  ageMin: 10,
  document: 'federal',
  ...sansGroupe,
} as const

describe('la règle d’un type', () => {
  test.each([
    ['7', 420],
    ['7,5', 450],
    ['7 h 30', 450],
    ['7h', 420],
    ['0,25', 15],
  ])('« %s » fait %i minutes', (texte, minutes) => expect(lireDuree(texte)).toBe(minutes))

  test.each(['', 'sept', '7 h 75', '-1', '1000'])('« %s » n’est pas une durée', (texte) => {
    expect(lireDuree(texte)).toBeUndefined()
  })

  test('ce qui est écrit se relit', () => {
    for (const minutes of [15, 60, 90, 420, 2100])
      expect(lireDuree(ecrireDuree(minutes))).toBe(minutes)
  })

  test('deux règles sont les mêmes quand tout est le même', () => {
    expect(memeRegle(psc, { ...psc })).toBe(true)
    expect(memeRegle(psc, { ...psc, ageMin: null })).toBe(false)
  })

  test('une règle ne change pas dans le passé d’un type qui a servi', () => {
    expect(empechementDateRegle('2026-01-01', '2026-11-25', true)).toContain('gardent la leur')
    expect(empechementDateRegle('2026-01-01', '2026-11-25', false)).toBeUndefined()
    expect(empechementDateRegle('2026-11-25', '2026-11-25', true)).toBeUndefined()
  })
})
