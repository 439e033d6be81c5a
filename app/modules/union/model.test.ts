import { describe, expect, test } from 'vitest'
import { empechementSlug, fuseauPropose, normaliserDepartement, slugPropose } from './model.ts'

describe('adresse d’une union', () => {
  test.each(['25', '2a', '971', 'demo', 'haute-brenne', 'a'.repeat(30)])('%s convient', (slug) => {
    expect(empechementSlug(slug)).toBeUndefined()
  })

  test.each([
    '',
    'a',
    'a'.repeat(31),
    '2A',
    'côte-d-or',
    'a b',
    '../etc',
    'exploitation',
    'sante',
    'q',
    'api',
    'assets',
    'fonts',
    'well-known',
  ])('« %s » est refusée', (slug) => expect(empechementSlug(slug)).toMatch(/\.$/))

  test.each([
    ['1', '01', 'Europe/Paris'],
    ['25', '25', 'Europe/Paris'],
    ['2a', '2A', 'Europe/Paris'],
    ['972', '972', 'America/Martinique'],
    ['988', '988', 'Pacific/Noumea'],
  ])('le département %s est %s, à l’heure %s', (saisi, code, fuseau) => {
    expect(normaliserDepartement(saisi)).toBe(code)
    expect(fuseauPropose(code)).toBe(fuseau)
    expect(slugPropose(code)).toBe(code.toLowerCase())
  })

  test.each(['20', '96', '00', '', '979', 'xx'])('« %s » n’est pas un département', (saisi) => {
    expect(normaliserDepartement(saisi)).toBeUndefined()
  })
})
