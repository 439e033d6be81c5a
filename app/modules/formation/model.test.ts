import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chevauchement,
  empechementCloture,
  empechementCreneaux,
  minutesCreneau,
  minutesFormation,
} from './model.ts'

describe('les règles d’une formation', () => {
  test('FOR-1 : la durée est la somme des créneaux, une fin avant le début est le lendemain', () => {
    expect(minutesCreneau({ debut: '08:30', fin: '12:30' })).toBe(240)
    expect(minutesCreneau({ debut: '20:00', fin: '02:00' })).toBe(360)
    const journee = {
      creneaux: [
        { debut: '08:30', fin: '12:30' },
        { debut: '13:30', fin: '17:30' },
      ],
    }
    expect(minutesFormation([journee, journee])).toBe(960)
  })

  test('FOR-1 : un créneau dure toujours entre une minute et un jour', () => {
    const heure = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
    fc.assert(
      fc.property(heure, heure, (debut, fin) => {
        const minutes = minutesCreneau({ debut, fin })
        return minutes >= 1 && minutes <= 1440
      }),
    )
  })

  test('FOR-4 : deux formations se chevauchent, même par la nuit', () => {
    const soiree = [{ jour: '2026-12-05', creneaux: [{ debut: '20:00', fin: '02:00' }] }]
    const lendemain = [{ jour: '2026-12-06', creneaux: [{ debut: '01:00', fin: '05:00' }] }]
    const matin = [{ jour: '2026-12-06', creneaux: [{ debut: '02:00', fin: '05:00' }] }]
    expect(chevauchement(soiree, lendemain)).toBe('2026-12-05')
    expect(chevauchement(lendemain, soiree)).toBe('2026-12-06')
    expect(chevauchement(soiree, matin)).toBeUndefined()
  })

  test('FOR-1 : deux créneaux d’une journée ne se superposent pas', () => {
    expect(
      empechementCreneaux([
        { debut: '08:00', fin: '12:30' },
        { debut: '12:00', fin: '17:00' },
      ]),
    ).toMatch('superposent')
    expect(
      empechementCreneaux([
        { debut: '08:00', fin: '12:00' },
        { debut: '12:00', fin: '17:00' },
      ]),
    ).toBeUndefined()
  })

  test.each([
    ['2026-11-28', '17:29', 'La formation n’est pas terminée'],
    ['2026-11-28', '17:30', undefined],
    ['2026-11-27', '23:59', 'La formation n’est pas terminée'],
    ['2026-12-01', '08:00', undefined],
  ])('FOR-9 : le %s à %s, la clôture répond %s', (jour, heure, attendu) => {
    const journees = [
      {
        jour: '2026-11-28',
        creneaux: [
          { debut: '08:30', fin: '12:30' },
          { debut: '13:30', fin: '17:30' },
        ],
      },
    ]
    const reponse = empechementCloture({ statut: 'validee' }, journees, { jour, heure })
    if (attendu === undefined) expect(reponse).toBeUndefined()
    else expect(reponse).toMatch(attendu)
  })
})
