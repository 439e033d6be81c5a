import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageAu,
  daysBetween,
  estUnJour,
  heureDans,
  instantDe,
  jourDans,
} from './jour.ts'

const jours = fc
  .integer({ min: 0, max: 109_000 })
  .map((days) => addDays('1900-01-01', days))
  .filter(estUnJour)

describe('un jour', () => {
  test.each([
    ['2026-11-24', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['1990-06-00', false],
    ['1990-00-14', false],
    ['1990-13-01', false],
    ['1899-12-31', false],
    ['2200-01-01', false],
    ['2026-1-1', false],
    ['2026-11-24T00:00', false],
    ['', false],
  ])('« %s » est un jour du calendrier : %s', (texte, attendu) => {
    expect(estUnJour(texte)).toBe(attendu)
  })

  test('aucun texte, même étrange, ne fait échouer la lecture', () => {
    const parts = fc.tuple(fc.nat(9999), fc.nat(99), fc.nat(99))
    const dates = parts.map((numbers) =>
      numbers.map((number, index) => String(number).padStart(index === 0 ? 4 : 2, '0')).join('-'),
    )
    fc.assert(
      fc.property(fc.oneof(dates, fc.string({ unit: 'binary' })), (texte) => {
        expect(typeof estUnJour(texte)).toBe('boolean')
      }),
    )
  })

  test('ajouter puis compter des jours revient au même', () => {
    fc.assert(
      fc.property(jours, fc.integer({ min: -400, max: 400 }), (jour, nombre) => {
        expect(daysBetween(jour, addDays(jour, nombre))).toBe(nombre)
      }),
    )
  })

  test.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-24', 24, '2028-11-24'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s plus %i mois est le %s', (jour, mois, attendu) => {
    expect(addMonths(jour, mois)).toBe(attendu)
  })

  test('des mois ajoutés gardent le jour du mois, ou prennent le dernier', () => {
    fc.assert(
      fc.property(jours, fc.integer({ min: 0, max: 120 }), (jour, mois) => {
        const arrivee = addMonths(jour, mois)
        const dernier = addDays(arrivee, 1).endsWith('-01')
        expect(arrivee.slice(8) === jour.slice(8) || dernier).toBe(true)
        expect(arrivee.slice(8) <= jour.slice(8)).toBe(true)
      }),
    )
  })

  test.each([
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2016-11-24', '2026-11-24', 10],
    ['2016-11-25', '2026-11-24', 9],
  ])('STA-1 : né le %s, il a le %s %i ans', (naissance, jour, age) => {
    expect(ageAu(naissance, jour)).toBe(age)
  })
})

describe('l’heure de l’union', () => {
  const soir = new Date('2026-07-14T22:30:00Z')

  test.each([
    ['Europe/Paris', '2026-07-15', '00:30'],
    ['America/Martinique', '2026-07-14', '18:30'],
    ['Indian/Reunion', '2026-07-15', '02:30'],
    ['Pacific/Tahiti', '2026-07-14', '12:30'],
  ])('à %s, le même instant est le %s à %s', (fuseau, jour, heure) => {
    expect([jourDans(fuseau, soir), heureDans(fuseau, soir)]).toEqual([jour, heure])
  })

  test.each([
    ['Europe/Paris', '2026-11-28', '08:30', '2026-11-28T07:30:00.000Z'],
    ['Europe/Paris', '2026-07-14', '08:30', '2026-07-14T06:30:00.000Z'],
    ['America/Martinique', '2026-07-14', '20:00', '2026-07-15T00:00:00.000Z'],
    ['Pacific/Noumea', '2026-01-01', '08:00', '2025-12-31T21:00:00.000Z'],
    // The clocks go from 2 h to 3 h that night.
    ['Europe/Paris', '2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
    ['Europe/Paris', '2026-10-25', '08:00', '2026-10-25T07:00:00.000Z'],
  ])('à %s, le %s à %s est un instant', (fuseau, jour, heure, instant) => {
    expect(instantDe(fuseau, jour, heure).toISOString()).toBe(instant)
  })

  test('un instant, lu à l’heure de l’union puis retrouvé, est le même', () => {
    const heures = fc.integer({ min: 3 * 60, max: 24 * 60 - 1 })
    const jours = fc.integer({ min: 0, max: 20_000 }).map((rang) => addDays('2000-01-01', rang))
    const fuseaux = fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/Cayenne')
    fc.assert(
      fc.property(fuseaux, jours, heures, (fuseau, jour, minutes) => {
        const heure = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
        const instant = instantDe(fuseau, jour, heure)
        expect([jourDans(fuseau, instant), heureDans(fuseau, instant)]).toEqual([jour, heure])
      }),
    )
  })
})
