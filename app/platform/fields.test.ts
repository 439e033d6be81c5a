import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '#app/ui/format.ts'
import { moneyField, optionalText, requiredText, wholeNumber } from './fields.ts'
import { networkOf } from './throttle.server.ts'

describe('les champs', () => {
  test.each([
    ['60', 6000],
    ['60,5', 6050],
    ['60.05', 6005],
    ['1 234,50 €', 123_450],
    ['0', 0],
  ])('« %s » vaut %i centimes', (texte, centimes) => {
    expect(moneyField.parse(texte)).toBe(centimes)
  })

  test.each(['', '-1', '1,234', '1e3', '12345678', 'NaN', '١٢'])(
    '« %s » n’est pas un montant',
    (texte) => {
      expect(moneyField.safeParse(texte).success).toBe(false)
    },
  )

  test('tout montant affiché se relit au même centime', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (centimes) => {
        expect(moneyField.parse(formatMoney(centimes))).toBe(centimes)
      }),
    )
  })

  test('un texte se range : espaces de bord, accents composés, fins de ligne', () => {
    expect(requiredText('x').parse('  Hélène\r\nNoël ')).toBe('Hélène\nNoël')
  })

  test.each(['\u0001', '\u001b[31m', 'a\tb', '\u007f'])(
    'un caractère de commande est refusé par une phrase (%j)',
    (texte) => {
      expect(optionalText().safeParse(`a${texte}b`).success).toBe(false)
    },
  )

  test('un nombre entier tapé à la main a ses bornes', () => {
    const places = wholeNumber('Indiquez un nombre.', { min: 1, max: 500 })
    expect(
      [' 12 ', '0', '501', '1.5', '99999999999', ''].map(
        (texte) => places.safeParse(texte).success,
      ),
    ).toEqual([true, false, false, false, false, false])
  })
})

describe('l’adresse comptée', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s compte pour %s', (ip, reseau) => {
    expect(networkOf(ip)).toBe(reseau)
  })
})
