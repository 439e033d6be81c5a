import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { empechementIban, formatIban, ibanSchema, normaliserIban } from './iban.ts'
import {
  empechementBic,
  empechementNda,
  empechementRna,
  empechementTva,
  ndaSchema,
  rnaSchema,
  tvaDuSiren,
} from './identifiants.ts'
import { empechementSiret } from './siret.ts'

const chiffres = (longueur: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: longueur, maxLength: longueur })
    .map((liste) => liste.join(''))

describe('IBAN', () => {
  test.each(['FR1420041010050500013M02606', 'FR7630006000011234567890189'])(
    '%s est un IBAN',
    (iban) => expect(empechementIban(iban)).toBeUndefined(),
  )

  test.each([
    'FR7630006000011234567890188',
    'FR763000600001123456789018',
    '7630006000011234567890189',
    'FR',
  ])('%s n’en est pas un', (iban) => expect(empechementIban(iban)).toMatch(/\.$/))

  test('se tape avec des espaces ou en minuscules, et se relit en groupes de quatre', () => {
    expect(ibanSchema.parse('fr14 2004 1010 0505 0001 3m02 606')).toBe(
      'FR1420041010050500013M02606',
    )
    expect(ibanSchema.parse('')).toBeNull()
    expect(formatIban('FR1420041010050500013M02606')).toBe('FR14 2004 1010 0505 0001 3M02 606')
  })

  test('une clé calculée convient toujours ; un chiffre changé ne convient jamais', () => {
    fc.assert(
      fc.property(
        chiffres(23),
        fc.integer({ min: 4, max: 26 }),
        fc.integer({ min: 1, max: 9 }),
        (bban, place, ecart) => {
          const cle = String(98n - (BigInt(`${bban}152700`) % 97n)).padStart(2, '0')
          const iban = `FR${cle}${bban}`
          expect(empechementIban(iban)).toBeUndefined()
          const faux = (Number(iban[place]) + ecart) % 10
          const change = iban.slice(0, place) + faux + iban.slice(place + 1)
          expect(empechementIban(change)).toBeDefined()
        },
      ),
    )
  })

  test('écrit en groupes, il se relit le même', () => {
    fc.assert(
      fc.property(chiffres(23), (bban) => {
        expect(normaliserIban(formatIban(`FR76${bban}`))).toBe(`FR76${bban}`)
      }),
    )
  })
})

describe('SIRET et TVA', () => {
  test('un chiffre changé dans un SIRET se voit toujours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 1, max: 9 }),
        (place, ecart) => {
          const siret = '73282932000074'
          const faux = (Number(siret[place]) + ecart) % 10
          expect(
            empechementSiret(siret.slice(0, place) + faux + siret.slice(place + 1)),
          ).toBeDefined()
        },
      ),
    )
  })

  test.each([
    ['732829320', 'FR44732829320'],
    ['356000000', 'FR39356000000'],
  ])('la clé du SIREN %s donne %s', (siren, tva) => expect(tvaDuSiren(siren)).toBe(tva))

  test('le numéro d’un SIREN convient, avec une autre clé jamais', () => {
    fc.assert(
      fc.property(chiffres(9), fc.integer({ min: 1, max: 96 }), (siren, ecart) => {
        const tva = tvaDuSiren(siren)
        expect(empechementTva(tva)).toBeUndefined()
        const cle = String((Number(tva.slice(2, 4)) + ecart) % 97).padStart(2, '0')
        expect(empechementTva(`FR${cle}${siren}`)).toBeDefined()
      }),
    )
  })
})

describe('RNA, déclaration d’activité, BIC', () => {
  test.each(['w691012345', 'W9R1234567', 'W 691 012 345'])('%s est un RNA', (rna) => {
    expect(rnaSchema.parse(rna)).toBe(normaliserIban(rna))
  })
  test.each(['W69101234', '691012345', 'WA91012345'])('%s n’est pas un RNA', (rna) => {
    expect(empechementRna(rna)).toBeDefined()
  })
  test('une déclaration d’activité a onze chiffres', () => {
    expect(ndaSchema.parse('93 06 10481 06')).toBe('93061048106')
    expect(empechementNda('9306104810')).toBeDefined()
  })
  test('un BIC a huit ou onze caractères', () => {
    expect(empechementBic('AGRIFRPP')).toBeUndefined()
    expect(empechementBic('AGRIFRPP881')).toBeUndefined()
    expect(empechementBic('AGRIFRPP8')).toBeDefined()
  })
})
