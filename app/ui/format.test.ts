import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayParts,
  formatCount,
  formatDay,
  formatDayLong,
  formatDuration,
  formatInstant,
  formatMoney,
  formatTime,
  plural,
} from './format.ts'

const jour = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2199-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10))

describe('dates', () => {
  test('un jour s’écrit avec son nom, son mois abrégé et son année', () => {
    expect(formatDay('2026-11-23')).toBe('lun.\u00a023 nov.\u00a02026')
    expect(formatDay('2024-02-29')).toBe('jeu.\u00a029 févr.\u00a02024')
    expect(formatDayLong('2027-01-01')).toBe('vendredi\u00a01er janvier\u00a02027')
    expect(dayParts('2026-12-01')).toEqual({
      weekday: 'mar.',
      number: '1',
      month: 'déc.',
      year: '2026',
    })
  })

  test('le jour affiché est celui du texte, quel que soit le fuseau de la machine', () => {
    const before = process.env.TZ
    try {
      for (const fuseau of ['America/Martinique', 'Pacific/Kiritimati', 'Europe/Paris']) {
        process.env.TZ = fuseau
        fc.assert(
          fc.property(jour, (day) => {
            const attendu = new Intl.DateTimeFormat('fr-FR', {
              timeZone: 'UTC',
              weekday: 'long',
              month: 'long',
              year: 'numeric',
            })
              .formatToParts(new Date(`${day}T00:00:00Z`))
              .reduce<Record<string, string>>(
                (parts, { type, value }) => Object.assign(parts, { [type]: value }),
                {},
              )
            const affiche = formatDayLong(day).split(/[\u00a0 ]/)
            expect(affiche[0]).toBe(attendu.weekday)
            expect(affiche[2]).toBe(attendu.month)
            expect(affiche[3]).toBe(attendu.year)
            expect(dayParts(day).number).toBe(String(Number(day.slice(8))))
          }),
        )
      }
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })

  test('un instant se lit à l’heure de l’union', () => {
    const instant = new Date('2026-11-24T02:04:00Z')
    expect(formatInstant(instant, 'Europe/Paris')).toBe(
      'mar.\u00a024 nov.\u00a02026, 3\u00a0h\u00a004',
    )
    expect(formatInstant(instant.toISOString(), 'America/Martinique')).toBe(
      'lun.\u00a023 nov.\u00a02026, 22\u00a0h\u00a004',
    )
    expect(formatInstant('2026-11-24T00:00:00Z', 'Indian/Reunion')).toBe(
      'mar.\u00a024 nov.\u00a02026, 4\u00a0h',
    )
  })
})

describe('heures et durées', () => {
  test('les heures s’écrivent sans zéro devant et sans minutes nulles', () => {
    expect(formatTime('17:30')).toBe('17\u00a0h\u00a030')
    expect(formatTime('08:00:00')).toBe('8\u00a0h')
    expect(formatTime('00:05')).toBe('0\u00a0h\u00a005')
  })

  test('une durée s’écrit en heures et minutes', () => {
    expect(formatDuration(450)).toBe('7\u00a0h\u00a030')
    expect(formatDuration(420)).toBe('7\u00a0h')
    expect(formatDuration(45)).toBe('45\u00a0min')
    expect(formatDuration(0)).toBe('0\u00a0min')
  })
})

describe('nombres et montants', () => {
  test('un montant sépare les milliers, a toujours ses centimes et son signe', () => {
    expect(formatMoney(123456)).toBe('1\u202f234,56\u00a0€')
    expect(formatMoney(6000)).toBe('60,00\u00a0€')
    expect(formatMoney(5)).toBe('0,05\u00a0€')
    expect(formatMoney(-12000)).toBe('−120,00\u00a0€')
    expect(formatMoney(123456789000)).toBe('1\u202f234\u202f567\u202f890,00\u00a0€')
  })

  test('un montant affiché rend les mêmes centimes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const digits = formatMoney(cents)
          .replaceAll(/[^\d−]/g, '')
          .replace('−', '-')
        expect(Number(digits)).toBe(cents === 0 ? 0 : cents)
      }),
    )
  })

  test('le pluriel commence à deux', () => {
    expect(plural(0, 'place', 'places')).toBe('0\u00a0place')
    expect(plural(1, 'place', 'places')).toBe('1\u00a0place')
    expect(plural(2, 'place', 'places')).toBe('2\u00a0places')
    expect(plural(2000, 'stagiaire', 'stagiaires')).toBe('2\u202f000\u00a0stagiaires')
    expect(formatCount(999)).toBe('999')
  })
})
