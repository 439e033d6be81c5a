import { describe, expect, test } from 'vitest'
import { sentences } from '#app/platform/form.server.ts'
import {
  empechementCodePostalNaissance,
  empechementNaissance,
  estCodePostalFrancais,
  naissanceDateSchema,
} from './naissance.ts'
import { clePersonne, identiteAdherentSchema, identiteSchema } from './personne.ts'

const nadia = {
  civilite: 'madame',
  nomNaissance: 'Petit',
  nomUsage: '',
  prenoms: 'Nadia',
  naissanceDate: '1990-11-24',
  naissanceCommune: 'Lyon',
  naissanceCodePostal: '69001',
  naissancePays: 'France',
}

describe('commune de naissance', () => {
  test.each([
    '69001',
    '20000',
    '20200',
    '97110',
    '97620',
    '98000',
    '75116',
    '01000',
    '98840',
    '98600',
  ])('%s est un code postal français', (code) => {
    expect(estCodePostalFrancais(code)).toBe(true)
    expect(empechementCodePostalNaissance(code, 'France')).toBeUndefined()
  })

  test.each(['6900', '690010', '96000', '00000', 'ABCDE', '99134', '98900', '2A004', '2b033', ''])(
    '« %s » n’en est pas un',
    (code) => {
      expect(estCodePostalFrancais(code)).toBe(false)
      expect(empechementCodePostalNaissance(code, 'France')).toMatch(/\.$/)
    },
  )

  test('un code Insee de Corse est reconnu et expliqué', () => {
    expect(empechementCodePostalNaissance('2A004', 'France')).toContain('code Insee')
  })

  test('à l’étranger, le code du pays ou rien ; sans pays, une phrase', () => {
    expect(empechementCodePostalNaissance('99134', 'Espagne')).toBeUndefined()
    expect(empechementCodePostalNaissance('', 'Espagne')).toBeUndefined()
    expect(empechementCodePostalNaissance('99100', 'Espagne')).toContain('99…')
    expect(empechementCodePostalNaissance('28001', 'Espagne')).toContain('99…')
    expect(empechementCodePostalNaissance('99134', '')).toContain('pays')
  })
})

describe('date de naissance', () => {
  test('se lit comme le navigateur l’envoie ou comme on la tape', () => {
    expect(naissanceDateSchema.parse('1990-11-24')).toBe('1990-11-24')
    expect(naissanceDateSchema.parse('24/11/1990')).toBe('1990-11-24')
    expect(naissanceDateSchema.parse(' 24.11.1990 ')).toBe('1990-11-24')
  })

  test.each(['', '1990-02-30', '30/02/1990', 'hier', '90-11-24'])('« %s » est refusée', (texte) => {
    expect(naissanceDateSchema.safeParse(texte).success).toBe(false)
  })

  test('ni dans le futur, ni il y a plus de 120 ans', () => {
    expect(empechementNaissance('2094-11-24', '2026-11-23')).toBe(
      'La date de naissance doit être dans le passé. Vous avez écrit 2094.',
    )
    expect(empechementNaissance('1890-01-01', '2026-11-23')).toContain('1890')
    expect(empechementNaissance('2026-11-23', '2026-11-23')).toBeUndefined()
  })
})

describe('STA-2 : la clé d’une personne', () => {
  test.each([
    ['PETIT', 'Nadia', 'petit|nadia|1990-11-24'],
    ['petit ', 'NADIA Marie', 'petit|nadia|1990-11-24'],
    ['Pétit', 'Nadia, Marie', 'petit|nadia|1990-11-24'],
    ['LE GOFF', 'Anaïs', 'legoff|anais|1990-11-24'],
    ['Le-Goff', 'anais', 'legoff|anais|1990-11-24'],
    ["D'ALMEIDA", 'José', 'dalmeida|jose|1990-11-24'],
    ['D’Almeida', 'JOSE', 'dalmeida|jose|1990-11-24'],
    ['LACŒUILHE', 'Zoé', 'lacoeuilhe|zoe|1990-11-24'],
    ['MÜLLER', 'Jean-Pierre', 'muller|jeanpierre|1990-11-24'],
  ])('%s %s → %s', (nomNaissance, prenoms, cle) => {
    expect(clePersonne({ nomNaissance, prenoms, naissanceDate: '1990-11-24' })).toBe(cle)
  })

  test('deux naissances font deux personnes', () => {
    const jumelle = { nomNaissance: 'PETIT', prenoms: 'Nadia', naissanceDate: '1990-11-25' }
    expect(clePersonne(jumelle)).not.toBe(clePersonne({ ...jumelle, naissanceDate: '1990-11-24' }))
  })
})

describe('identité demandée par les formulaires', () => {
  test('est lue en entier', () => {
    expect(identiteSchema.parse(nadia)).toEqual({ ...nadia, nomUsage: null })
  })

  test('chaque manque a sa phrase', () => {
    const lue = identiteSchema.safeParse({})
    expect(Object.keys(lue.error ? sentences(lue.error) : {}).sort()).toEqual([
      'civilite',
      'naissanceCommune',
      'naissanceDate',
      'naissancePays',
      'nomNaissance',
      'prenoms',
    ])
  })

  test('le code postal de naissance est jugé avec le pays', () => {
    expect(identiteSchema.safeParse({ ...nadia, naissancePays: 'Espagne' }).success).toBe(false)
    const ailleurs = { ...nadia, naissancePays: 'Espagne', naissanceCodePostal: '' }
    expect(identiteSchema.safeParse(ailleurs).success).toBe(true)
  })

  test('ADH-2 : pour créer un compte, les noms suffisent', () => {
    const { nomNaissance, prenoms } = nadia
    expect(
      identiteAdherentSchema.parse({ nomNaissance, prenoms, naissanceDate: '' }),
    ).toMatchObject({
      nomNaissance,
      civilite: null,
      naissanceDate: null,
      naissanceCommune: null,
      naissanceCodePostal: null,
      naissancePays: null,
    })
  })
})
