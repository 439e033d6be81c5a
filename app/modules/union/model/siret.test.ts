import { describe, expect, test } from 'vitest'
import { empechementSiret, siretSchema } from './siret.ts'

describe('SIRET', () => {
  test.each(['73282932000074', '35600000000048', '35600000049837'])('%s est un SIRET', (siret) => {
    expect(empechementSiret(siret)).toBeUndefined()
  })

  test.each([
    '73282932000075',
    '73282932100074',
    '7328293200007',
    '732829320000740',
    '7328293200007X',
  ])('%s n’en est pas un', (siret) => expect(empechementSiret(siret)).toMatch(/\.$/))

  test('dit combien de chiffres il a', () => {
    expect(empechementSiret('7328293200007')).toBe('Ce SIRET a 13 chiffres, il en faut 14.')
  })

  test('se tape avec des espaces, ou pas du tout', () => {
    expect(siretSchema.parse('732 829 320 00074')).toBe('73282932000074')
    expect(siretSchema.parse('')).toBeNull()
  })
})
