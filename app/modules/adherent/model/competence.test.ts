import { describe, expect, test } from 'vitest'
import {
  type CompetenceDetenue,
  empechementCompetence,
  etatCompetence,
  finValidite,
} from './competence.ts'

function annuelle(obtenueLe: string, ...recyclages: string[]): CompetenceDetenue {
  return { libelle: 'PSE 2', regleValidite: 'annee_civile', mois: null, obtenueLe, recyclages }
}

function sst(obtenueLe: string, ...recyclages: string[]): CompetenceDetenue {
  return { libelle: 'SST', regleValidite: 'n_mois', mois: 24, obtenueLe, recyclages }
}

describe('validité d’une compétence', () => {
  test.each([
    ['2026-11-23', '2025-06-01', [], true],
    ['2026-12-31', '2025-06-01', [], true],
    ['2027-01-01', '2025-06-01', [], false],
    ['2026-03-01', '2018-06-01', ['2025-10-18'], true],
    ['2026-03-01', '2018-06-01', ['2026-02-01'], true],
    ['2026-11-23', '2018-06-01', ['2024-10-18'], false],
    ['2026-11-23', '2018-06-01', [], false],
    ['2026-03-01', '2018-06-01', ['2027-01-10'], false],
  ])('ANNEE_CIVILE : le %s, obtenue le %s, recyclée %j', (jour, obtenue, recyclages, valide) => {
    expect(empechementCompetence(annuelle(obtenue, ...recyclages), jour) === undefined).toBe(valide)
  })

  test.each([
    ['2024-08-31', '2026-08-31'],
    ['2024-02-29', '2026-02-28'],
    ['2026-01-31', '2028-01-31'],
  ])('N_MOIS : obtenue le %s, elle vaut jusqu’au %s compris', (obtenue, fin) => {
    expect(finValidite(sst(obtenue))).toBe(fin)
    expect(empechementCompetence(sst(obtenue), fin)).toBeUndefined()
  })

  test('N_MOIS : un recyclage prolonge depuis sa date', () => {
    expect(finValidite(sst('2020-01-01', '2024-02-29', '2022-05-05'))).toBe('2026-02-28')
    expect(empechementCompetence(sst('2020-01-01', '2024-02-29'), '2026-03-01')).toBe(
      'SST\u00a0: expirée depuis le dim.\u00a01 mars\u00a02026',
    )
  })

  test('ILLIMITE : sans fin', () => {
    const psc: CompetenceDetenue = {
      libelle: 'PSC',
      regleValidite: 'illimite',
      mois: null,
      obtenueLe: '1999-01-01',
      recyclages: [],
    }
    expect(finValidite(psc)).toBeUndefined()
    expect(empechementCompetence(psc, '2026-11-23')).toBeUndefined()
  })

  test('avant son obtention, elle ne vaut pas', () => {
    expect(empechementCompetence(annuelle('2026-12-01'), '2026-11-23')).toContain('seulement')
  })

  test('la phrase dit l’année qui manque et la dernière connue ce jour-là', () => {
    expect(empechementCompetence(annuelle('2018-06-01', '2024-10-18'), '2026-11-23')).toBe(
      'sa formation continue 2026 manque (dernière\u00a0: ven.\u00a018 oct.\u00a02024)',
    )
  })

  test('l’état annonce la fin prochaine', () => {
    expect(etatCompetence(annuelle('2026-01-10'), '2026-11-23')).toBe('valide')
    expect(etatCompetence(annuelle('2025-01-10'), '2026-11-23')).toBe('expire_bientot')
    expect(etatCompetence(annuelle('2025-01-10'), '2026-10-23')).toBe('valide')
    expect(etatCompetence(annuelle('2024-01-10'), '2026-11-23')).toBe('expiree')
  })
})
