import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../config.server.ts'
import {
  configureSecrets,
  decrypt,
  derivedToken,
  deriveKey,
  encrypt,
  loadSecretKey,
  sign,
  verifySigned,
} from './secrets.server.ts'

const key = Buffer.alloc(32, 7)
const other = Buffer.alloc(32, 8)

// The modules are shared with the other tests of the process: they find the key they expect.
beforeEach(() => configureSecrets({ key }))
afterAll(() => configureSecrets({ key }))

const text = () => fc.string({ unit: 'grapheme' })

describe('le chiffrement d’un champ', () => {
  test('tout texte revient tel qu’il était, et ne se lit pas dans sa valeur chiffrée', () => {
    fc.assert(
      fc.property(text(), text(), (value, place) => {
        const encrypted = encrypt(value, place)
        expect(encrypted).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/)
        expect(decrypt(encrypted, place)).toBe(value)
      }),
    )
    expect(encrypt('FR7630006000011234567890189', 'union/1/iban')).not.toContain('FR76')
  })

  test('deux chiffrements du même texte diffèrent', () => {
    expect(encrypt('x', 'p')).not.toBe(encrypt('x', 'p'))
  })

  test('déplacée dans un autre champ ou une autre ligne, une valeur ne s’ouvre plus', () => {
    fc.assert(
      fc.property(text(), text(), text(), (value, place, elsewhere) => {
        fc.pre(place !== elsewhere)
        expect(() => decrypt(encrypt(value, place), elsewhere)).toThrow()
      }),
    )
  })

  test('changée d’un bit, une valeur ne s’ouvre plus', () => {
    fc.assert(
      fc.property(text(), fc.nat(), (value, position) => {
        const [version, id, iv, body = ''] = encrypt(value, 'p').split('.')
        const bytes = Buffer.from(body, 'base64url')
        const bit = position % (bytes.length * 8)
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const changed = [version, id, iv, bytes.toString('base64url')].join('.')
        expect(() => decrypt(changed, 'p')).toThrow()
      }),
    )
  })

  test('raccourcie jusqu’à un sceau de quatre octets, une valeur ne s’ouvre pas', () => {
    const [version, id, iv, body = ''] = encrypt('', 'p').split('.')
    const short = Buffer.from(body, 'base64url').subarray(0, 4).toString('base64url')
    expect(() => decrypt([version, id, iv, short].join('.'), 'p')).toThrow()
  })

  test('après une rotation, l’ancienne clé ouvre encore, la nouvelle chiffre', () => {
    const before = encrypt('x', 'p')
    configureSecrets({ key: other, old: [key] })
    expect(decrypt(before, 'p')).toBe('x')
    const after = encrypt('x', 'p')
    configureSecrets({ key: other })
    expect(decrypt(after, 'p')).toBe('x')
    expect(() => decrypt(before, 'p')).toThrow('a key that is not here')
  })

  test.each(['', 'x', 'v1', 'v2.0.0.0', 'v1...'])(
    '« %s » n’est pas une valeur chiffrée',
    (value) => {
      expect(() => decrypt(value, 'p')).toThrow()
    },
  )
})

describe('la signature d’une valeur', () => {
  test('toute valeur signée est reconnue, pour cet usage seulement', () => {
    fc.assert(
      fc.property(text(), (value) => {
        expect(verifySigned(sign(value, 'cookie'), 'cookie')).toBe(value)
        expect(verifySigned(sign(value, 'cookie'), 'lien')).toBeUndefined()
      }),
    )
  })

  test('un caractère changé, ajouté ou retiré n’est pas reconnu', () => {
    const signed = sign('adherent-12', 'cookie')
    for (let at = 0; at < signed.length; at++) {
      const replaced = signed[at] === 'A' ? 'B' : 'A'
      const changed = signed.slice(0, at) + replaced + signed.slice(at + 1)
      expect(verifySigned(changed, 'cookie')).toBeUndefined()
    }
    expect(verifySigned(`${signed}A`, 'cookie')).toBeUndefined()
    expect(verifySigned(signed.slice(0, -1), 'cookie')).toBeUndefined()
    expect(verifySigned('adherent-12', 'cookie')).toBeUndefined()
    expect(verifySigned('', 'cookie')).toBeUndefined()
  })

  test('après une rotation, ce qui circulait reste reconnu tant que l’ancienne clé est gardée', () => {
    const signed = sign('x', 'cookie')
    configureSecrets({ key: other, old: [key] })
    expect(verifySigned(signed, 'cookie')).toBe('x')
    configureSecrets({ key: other })
    expect(verifySigned(signed, 'cookie')).toBeUndefined()
  })
})

describe('les clés dérivées', () => {
  test('une par usage, toujours la même, de 32 octets', () => {
    expect(deriveKey('a')).toEqual(deriveKey('a'))
    expect(deriveKey('a')).not.toEqual(deriveKey('b'))
    expect(deriveKey('a')).toHaveLength(32)
    expect(derivedToken('suivi', '1')).toBe(derivedToken('suivi', '1'))
    expect(derivedToken('suivi', '1')).not.toBe(derivedToken('suivi', '2'))
  })
})

describe('la clé de l’installation', () => {
  let dataDir = ''
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'ge-secrets-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  const load = (secretKey?: string) =>
    loadSecretKey(readConfig({ DATA_DIR: dataDir, SECRET_KEY: secretKey }))

  test('faite une fois, lisible par son seul propriétaire, la même ensuite', async () => {
    const first = await load()
    expect(first.key).toHaveLength(32)
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600)
    expect(await load()).toEqual(first)
  })

  test('de plusieurs départs simultanés, tous prennent la même clé et rien ne traîne', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => load()))
    expect(new Set(keys.map(({ key }) => key.toString('hex'))).size).toBe(1)
    expect(readdirSync(dataDir)).toEqual(['secret.key'])
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
  })

  test('SECRET_KEY l’emporte, en hexadécimal ou en base64, et n’écrit rien', async () => {
    expect((await load(key.toString('hex'))).key).toEqual(key)
    expect((await load(key.toString('base64'))).key).toEqual(key)
    expect(readdirSync(dataDir)).toEqual([])
  })

  test('une SECRET_KEY trop courte arrête le démarrage avec une phrase claire', async () => {
    await expect(load('abcd')).rejects.toThrow('SECRET_KEY doit faire 32 octets')
  })
})
