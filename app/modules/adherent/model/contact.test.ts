import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  codePostalSchema,
  emailFacultatifSchema,
  emailSchema,
  formatTelephone,
  normaliserTelephone,
  telephoneSchema,
} from './contact.ts'

describe('téléphone', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['+33 (0)4 72 00 00 00', '+33472000000'],
    ['0033 4 72 00 00 00', '+33472000000'],
    ['06.12.34.56.78', '+33612345678'],
    ['06-12-34-56-78', '+33612345678'],
    ['06\u00a012\u00a034\u00a056\u00a078', '+33612345678'],
    ['0692123456', '+262692123456'],
    ['0690 12 34 56', '+590690123456'],
    ['+596 696 12 34 56', '+596696123456'],
    ['+687 12 34 56', '+687123456'],
    ['+508 41 12 34', '+508411234'],
    ['+689 40 12 34 56', '+68940123456'],
  ])('%s → %s', (saisi, attendu) => {
    expect(telephoneSchema.parse(saisi)).toBe(attendu)
  })

  test.each([
    '0012',
    '',
    'abc',
    '06 12 34 56',
    '00 12 34 56 78',
    '+44 20 7946 0958',
    '06123456789',
  ])('« %s » est refusé avec une phrase', (saisi) => {
    expect(telephoneSchema.safeParse(saisi).error?.issues[0]?.message).toMatch(/\.$/)
  })

  test('se relit comme on le dit', () => {
    expect(formatTelephone('+33612345678')).toBe('06\u00a012\u00a034\u00a056\u00a078')
    expect(formatTelephone('+262692123456')).toBe('06\u00a092\u00a012\u00a034\u00a056')
    expect(formatTelephone('+687123456')).toBe('+687123456')
  })

  test('un numéro rangé puis relu est le même', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[1-9]\d{8}$/), (saisi) => {
        const range = normaliserTelephone(saisi)
        expect(range).toBeDefined()
        expect(normaliserTelephone(formatTelephone(range ?? ''))).toBe(range)
      }),
    )
  })
})

describe('adresse électronique', () => {
  test.each(['anais.legoff@exemple.fr', 'a+b@sous.domaine.exemple.org', "o'neil@exemple.fr"])(
    '%s est acceptée',
    (adresse) => expect(emailSchema.parse(` ${adresse} `)).toBe(adresse),
  )

  test('une virgule est vue, et corrigée', () => {
    expect(emailSchema.safeParse('anais.legoff@exemple,fr').error?.issues[0]?.message).toBe(
      'Cette adresse contient une virgule. Vouliez-vous dire anais.legoff@exemple.fr\u202f?',
    )
  })

  test.each([
    '',
    'anais',
    'anais@',
    '@exemple.fr',
    'a@b',
    'a..b@exemple.fr',
    'a b@exemple.fr',
    'é@exemple.fr',
    'a@exemple.fr\nBcc: x@y.fr',
    `${'a'.repeat(200)}@exemple.fr`,
  ])('« %s » est refusée avec une phrase', (saisi) =>
    expect(emailSchema.safeParse(saisi).error?.issues[0]?.message).toMatch(/\.$/),
  )

  test('peut rester vide où elle est facultative', () => {
    expect(emailFacultatifSchema.parse('')).toBeNull()
    expect(emailFacultatifSchema.parse(undefined)).toBeNull()
    expect(emailFacultatifSchema.safeParse('anais@').success).toBe(false)
  })
})

describe('code postal', () => {
  test.each([
    ['25000', '25000'],
    ['25 000', '25000'],
    ['97110', '97110'],
  ])('%s est accepté', (saisi, lu) => expect(codePostalSchema.parse(saisi)).toBe(lu))

  test.each(['', '2500', '00000', '2A004', 'ABCDE'])('« %s » est refusé', (saisi) => {
    expect(codePostalSchema.safeParse(saisi).error?.issues[0]?.message).toMatch(/\.$/)
  })
})
