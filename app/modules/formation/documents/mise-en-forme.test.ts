import { describe, expect, test } from 'vitest'
import {
  dureeEcrite,
  heureEcrite,
  jourCourt,
  jourEcrit,
  jourEnToutesLettres,
} from './mise-en-forme.ts'

describe('l’écriture des dates et des heures', () => {
  test('les dates ne se coupent pas et le premier du mois s’écrit 1er', () => {
    expect(jourEnToutesLettres('2026-11-28')).toBe('samedi\u00a028\u00a0novembre\u00a02026')
    expect(jourEcrit('2026-12-01')).toBe('1er\u00a0décembre\u00a02026')
    expect(jourEcrit('2026-12-11')).toBe('11\u00a0décembre\u00a02026')
    expect(jourCourt('2026-03-09')).toBe('09/03/2026')
  })

  test.each([
    ['08:30', '8\u00a0h\u00a030'],
    ['12:00', '12\u00a0h'],
    ['00:05', '0\u00a0h\u00a005'],
  ])('l’heure %s', (heure, ecrite) => {
    expect(heureEcrite(heure)).toBe(ecrite)
  })

  test('une durée de plus d’un jour reste en heures', () => {
    expect(dureeEcrite(35 * 60)).toBe('35\u00a0h')
    expect(dureeEcrite(450)).toBe('7\u00a0h\u00a030')
  })
})
