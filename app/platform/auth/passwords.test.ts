import { beforeAll, describe, expect, openTestDatabase, test } from '#tests/base.ts'
import { configure, readConfig } from '../config.server.ts'
import { TooMany } from '../errors.ts'
import { hashPassword, verifyPassword, weaknessOf } from './passwords.server.ts'

beforeAll(openTestDatabase)

describe('le coût du hachage des mots de passe', () => {
  test('en production, est de 64 Mio et 3 passes, avec argon2id', async () => {
    const production = readConfig({})
    expect(production.argon2).toEqual({ memoryCost: 65_536, timeCost: 3 })
    configure(production)
    try {
      expect(await hashPassword('cheval agrafe pile')).toMatch(
        /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/,
      )
    } finally {
      configure({ ...readConfig({ ARGON2_TEST: '1', DEMO: '0' }), logLevel: 'silent' })
    }
  })

  test('reconnaît le mot de passe, accents compris, et lui seul', async () => {
    const stored = await hashPassword('été à Besançon, dimanche')
    expect(await verifyPassword(stored, 'été à Besançon, dimanche'.normalize('NFD'))).toBe(true)
    expect(await verifyPassword(stored, 'été à Besançon, lundi')).toBe(false)
    expect(await verifyPassword(null, 'personne n’a ce mot de passe')).toBe(false)
    expect(await verifyPassword(undefined, '')).toBe(false)
  })

  test('au-delà de cent qui attendent, refuse sans faire attendre', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 300 }, (_, nth) => hashPassword(`mot de passe numéro ${nth}`)),
    )
    const refused = tries.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(300 - 104)
    for (const { reason } of refused) expect(reason).toBeInstanceOf(TooMany)
    expect(await hashPassword('ensuite, tout va bien')).toContain('$argon2id$')
  })
})

describe('un mot de passe choisi', () => {
  test.each([
    'cheval agrafe pile correct',
    'été à Besançon, dimanche',
    'Grande-Echelle-2026',
    '4fV9kQ2mZr7tXw',
    '一二三四五六七八九十甲乙丙丁',
  ])('est accepté : %s', (password) => {
    expect(weaknessOf(password, ['UDSP du Doubs', 'Dupont'])).toBeUndefined()
  })

  test.each([
    ['', 'Choisissez un mot de passe.'],
    ['treize signes', 'Il faut 14 caractères au moins. Il y en a 13.'],
    ['a'.repeat(60), 'Ce mot de passe répète trop les mêmes caractères.'],
    ['x1y2'.repeat(40), 'Il faut 128 caractères au plus. Il y en a 160.'],
  ])('est refusé avec sa raison : %s', (password, sentence) => {
    expect(weaknessOf(password, [])).toBe(sentence)
  })

  test.each([
    'MotDePasse-123456',
    'azertyuiop123456',
    'sapeurs-pompiers-25',
    'Dupont.Jean.1985',
    'UDSP-du-Doubs-2026',
    'D.u.p.o.n.t.1985',
    'pompier pompier pompier',
  ])('qui se devine est refusé : %s', (password) => {
    expect(weaknessOf(password, ['UDSP du Doubs', 'Dupont', 'Jean'])).toContain('se devine')
  })

  test('compte les caractères, pas les octets', () => {
    expect(weaknessOf('🚒🧑‍🚒abcdeghij', [])).toContain('14 caractères')
    expect(weaknessOf('abcdé'.repeat(3), [])).toBeUndefined()
  })
})
