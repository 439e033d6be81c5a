import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  alerteNom,
  empechementNom,
  formatNom,
  formatPrenoms,
  nomSchema,
  nomUsageSchema,
  normaliserNom,
  prenomsSchema,
  pseudoPropose,
  sansAccent,
} from './nom.ts'

describe('noms imprimés sur les diplômes', () => {
  test.each([
    ['DUPONT', 'DUPONT'],
    ['Le Goff', 'Le Goff'],
    ["D'ALMEIDA", "D'ALMEIDA"],
    ['JEAN-PIERRE', 'JEAN-PIERRE'],
    ['Müller', 'Müller'],
    ['LACŒUILHE', 'LACŒUILHE'],
    ['D’ALMEIDA', "D'ALMEIDA"],
    ['MARTIN--DURAND', 'MARTIN--DURAND'],
    ['Jean  ', 'Jean'],
    ['Anne\u00a0Marie', 'Anne Marie'],
    ['Jean - Pierre', 'Jean-Pierre'],
    ['d‘ Artagnan', "d'Artagnan"],
    ['Jean–Luc', 'Jean-Luc'],
    ['E\u0301lodie', 'Élodie'],
  ])('« %s » est accepté et devient « %s »', (saisi, attendu) => {
    expect(nomSchema.parse(saisi)).toBe(attendu)
    expect(alerteNom(attendu)).toBeUndefined()
  })

  test.each([
    'Nu?ez',
    'N\ufffdñez',
    'Dupont2',
    '-Martin',
    'Martin-',
    'MARTIN---DURAND',
    'Jean (dit Jo)',
    'a@b',
    'Jean, Marie',
    'DUPONT/MARTIN',
    '<b>Jean</b>',
    'Jean 🚒',
    'Je\u0000an',
    'Иванов',
    'A'.repeat(61),
  ])('« %s » est refusé avec une phrase', (saisi) => {
    const lu = nomSchema.safeParse(saisi)
    expect(lu.success).toBe(false)
    expect(lu.error?.issues[0]?.message).toMatch(/\.$/)
  })

  test.each(['', '   ', undefined])('vide, le nom est demandé', (saisi) => {
    expect(nomSchema.safeParse(saisi).error?.issues[0]?.message).toBe(
      'Indiquez le nom de naissance.',
    )
    expect(prenomsSchema.safeParse(saisi).error?.issues[0]?.message).toBe('Indiquez le prénom.')
  })

  test.each([
    ['Łukasz', 'Lukasz'],
    ['Erdoğan', 'Erdogan'],
    ['Şahin', 'Sahin'],
    ['Kovačić', 'Kovacic'],
  ])('« %s » est refusé et propose « %s »', (saisi, proposition) => {
    expect(empechementNom(saisi)).toContain(`«\u00a0${proposition}\u00a0»`)
  })

  test.each(['Núñez', 'Gonçalves Simões', 'Strauß', 'Øster'])(
    '« %s » est accepté, à relire',
    (nom) => {
      expect(nomSchema.parse(nom)).toBe(nom)
      if (nom !== 'Gonçalves Simões') expect(alerteNom(nom)).toContain('relisez-la')
    },
  )

  test('le nom d’usage vide vaut « aucun »', () => {
    expect(nomUsageSchema.parse('')).toBeNull()
    expect(nomUsageSchema.parse(undefined)).toBeNull()
    expect(nomUsageSchema.parse(' de la Rochefoucauld ')).toBe('de la Rochefoucauld')
    expect(nomUsageSchema.safeParse('Du?ont').success).toBe(false)
  })

  test('NOM en capitales avec ses accents, prénom en minuscules par partie', () => {
    expect(formatNom('lacœuilhe-béguin')).toBe('LACŒUILHE-BÉGUIN')
    expect(formatPrenoms('jean-pierre')).toBe('Jean-Pierre')
    expect(formatPrenoms("MARIE-ÉLODIE D'ARC")).toBe("Marie-Élodie D'Arc")
  })

  test('ce qui est accepté le reste après une seconde lecture', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (saisi) => {
        const nom = normaliserNom(saisi)
        expect(normaliserNom(nom)).toBe(nom)
        if (empechementNom(nom) === undefined) expect(nomSchema.parse(nom)).toBe(nom)
      }),
    )
  })
})

describe('identifiant proposé (ADH-1)', () => {
  test.each([
    ['DUPONT', 'Jean', 'dupont.jean'],
    ['Le Goff', 'Anaïs', 'legoff.anais'],
    ['D’ALMEIDA', 'José', 'dalmeida.jose'],
    ['MARTIN--DURAND', 'Jean-Pierre', 'martin-durand.jean-pierre'],
    ['LACŒUILHE', 'Zoé Marie', 'lacoeuilhe.zoe'],
  ])('%s %s → %s', (nom, prenoms, pseudo) => {
    expect(pseudoPropose(nom, prenoms)).toBe(pseudo)
  })

  test('n’a jamais que des lettres sans accent, un point et des tirets', () => {
    const nom = fc.stringMatching(/^[A-ZÀ-ÖØ-Þ]([A-ZÀ-ÖØ-Þ' -]{0,20}[A-ZÀ-ÖØ-Þ])?$/)
    fc.assert(
      fc.property(nom, nom, (a, b) => {
        expect(pseudoPropose(a, b)).toMatch(/^[a-z-]*\.[a-z-]*$/)
        expect(sansAccent(a)).toMatch(/^[a-z]*$/)
      }),
    )
  })
})
