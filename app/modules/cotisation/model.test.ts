import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bilanRelance,
  empechementAnnulation,
  empechementPaiement,
  estAJour,
  genresManquants,
  libellePeriode,
  periodeContenant,
  periodesCotisation,
} from './model.ts'

const annee = { du: '2026-01-01', au: '2026-12-31' }
const payee = { ...annee, payeeLe: '2026-02-04' }

describe('être à jour (ADH-8)', () => {
  test.each<[string, Parameters<typeof estAJour>[0], string, boolean]>([
    [
      'les deux payées',
      [
        { genre: 'union', ...payee },
        { genre: 'federale', ...payee },
      ],
      '2026-06-01',
      true,
    ],
    [
      'le premier jour',
      [
        { genre: 'union', ...payee },
        { genre: 'federale', ...payee },
      ],
      '2026-01-01',
      true,
    ],
    [
      'le dernier jour',
      [
        { genre: 'union', ...payee },
        { genre: 'federale', ...payee },
      ],
      '2026-12-31',
      true,
    ],
    [
      'le lendemain',
      [
        { genre: 'union', ...payee },
        { genre: 'federale', ...payee },
      ],
      '2027-01-01',
      false,
    ],
    ['la fédérale manque', [{ genre: 'union', ...payee }], '2026-06-01', false],
    [
      'l’union est due',
      [
        { genre: 'union', ...annee, payeeLe: null },
        { genre: 'federale', ...payee },
      ],
      '2026-06-01',
      false,
    ],
    [
      'l’amicale ne compte pas',
      [
        { genre: 'union', ...payee },
        { genre: 'amicale', ...payee },
      ],
      '2026-06-01',
      false,
    ],
    ['rien', [], '2026-06-01', false],
  ])('%s', (_, cotisations, jour, attendu) => {
    expect(estAJour(cotisations, jour)).toBe(attendu)
  })

  test('ce qui manque est nommé', () => {
    expect(genresManquants([{ genre: 'federale', ...payee }], '2026-06-01')).toEqual(['union'])
  })
})

describe('les périodes', () => {
  test.each([
    ['annee_civile', '2026-06-30', '2026-01-01', '2026-12-31', '2026'],
    ['saison', '2026-06-30', '2025-07-01', '2026-06-30', '2025-2026'],
    ['saison', '2026-07-01', '2026-07-01', '2027-06-30', '2026-2027'],
  ] as const)('%s le %s', (periode, jour, du, au, libelle) => {
    expect(periodeContenant(periode, jour)).toEqual({ du, au })
    expect(libellePeriode({ du, au })).toBe(libelle)
  })

  test('chaque jour est dans sa période, et dans une seule', () => {
    const jours = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const periodes = fc.constantFrom(...(Object.keys(periodesCotisation) as 'saison'[]))
    fc.assert(
      fc.property(jours, periodes, (jour, periode) => {
        const { du, au } = periodeContenant(periode, jour)
        expect(du <= jour && jour <= au).toBe(true)
        expect(periodeContenant(periode, du)).toEqual({ du, au })
        expect(periodeContenant(periode, au)).toEqual({ du, au })
      }),
    )
  })
})

describe('ce qui est refusé', () => {
  test('payer deux fois, ou demain', () => {
    expect(empechementPaiement({ payeeLe: '2026-01-02' }, '2026-01-03', '2026-01-04')).toContain(
      'déjà payée',
    )
    expect(empechementPaiement({ payeeLe: null }, '2026-01-05', '2026-01-04')).toContain('futur')
    expect(empechementPaiement({ payeeLe: null }, '2026-01-04', '2026-01-04')).toBeUndefined()
  })

  test('annuler un paiement dont le reçu existe', () => {
    expect(empechementAnnulation({ payeeLe: null, recuNumero: null })).toContain('n’est pas payée')
    expect(empechementAnnulation({ payeeLe: '2026-01-02', recuNumero: 'RC-2026-00001' })).toContain(
      'RC-2026-00001',
    )
    expect(empechementAnnulation({ payeeLe: '2026-01-02', recuNumero: null })).toBeUndefined()
  })
})

test('une relance ne touche ni qui est à jour, ni qui n’a pas d’adresse, ni qui l’a été ce jour', () => {
  const bilan = bilanRelance([
    { email: 'a@exemple.fr', dejaRelance: false, aJour: false },
    { email: 'b@exemple.fr', dejaRelance: true, aJour: false },
    { email: null, dejaRelance: false, aJour: false },
    { email: 'c@exemple.fr', dejaRelance: false, aJour: true },
  ])
  expect(bilan).toMatchObject({ aJour: 1, sansAdresse: 1, dejaRelances: 1 })
  expect(bilan.aRelancer).toHaveLength(1)
})
