import fc from 'fast-check'
import { addDays } from '#app/platform/jour.ts'
import { describe, expect, test } from '#tests/base.ts'
import { jourFerie, paques } from './feries.ts'
import { decaler, joursDeSerie } from './serie.ts'

const rythme = { du: '2026-12-05', semaines: 1, nombre: 3, dates: '' }

describe('les jours fériés', () => {
  test('FOR-11 : Pâques et ce qui en dépend, comme au calendrier', () => {
    expect([2024, 2025, 2026, 2027, 2038].map(paques)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ])
    expect(jourFerie('2026-05-14', '25')).toBe('Ascension')
    expect(jourFerie('2026-05-25', '25')).toBe('Lundi de Pentecôte')
    expect(jourFerie('2026-07-14', '25')).toBe('Fête nationale')
    expect(jourFerie('2026-07-15', '25')).toBeUndefined()
  })

  test('FOR-11 : l’Alsace-Moselle et les outre-mer ont les leurs', () => {
    expect(jourFerie('2026-12-26', '67')).toBe('Saint-Étienne')
    expect(jourFerie('2026-12-26', '25')).toBeUndefined()
    expect(jourFerie('2026-04-03', '57')).toBe('Vendredi saint')
    expect(jourFerie('2026-12-20', '974')).toBe('Abolition de l’esclavage')
  })
})

describe('les dates d’une série', () => {
  test('FOR-11 : toutes les n semaines, ou une liste écrite comme on parle', () => {
    expect(joursDeSerie(rythme)).toEqual(['2026-12-05', '2026-12-12', '2026-12-19'])
    expect(joursDeSerie({ ...rythme, semaines: 2, nombre: 2 })).toEqual([
      '2026-12-05',
      '2026-12-19',
    ])
    const dates = '9/1/2027\n02/01/27, 2027-01-09 ; 31/02/2027'
    expect(joursDeSerie({ ...rythme, dates })).toEqual(['2027-01-02', '2027-01-09'])
  })

  test('FOR-11 : jamais plus de 52, dans l’ordre, une fois chacune', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 52 }),
        fc.integer({ min: 1, max: 200 }),
        (semaines, nombre) => {
          const jours = joursDeSerie({ ...rythme, semaines, nombre })
          expect(jours.length).toBeLessThanOrEqual(52)
          expect(jours).toEqual([...new Set(jours)].sort())
        },
      ),
    )
  })

  test('FOR-11 : les écarts entre les journées sont gardés', () => {
    const journees = ['2026-12-05', '2026-12-06', '2026-12-12'].map((jour) => ({ jour }))
    expect(decaler(journees, addDays('2026-12-05', 30)).map(({ jour }) => jour)).toEqual([
      '2027-01-04',
      '2027-01-05',
      '2027-01-11',
    ])
  })
})
