import { afterAll, describe, expect, test } from '#tests/base.ts'
import { configure, readConfig } from '../config.server.ts'
import { knownBrowserCookie, sessionCookie, sessionTokenOf } from './cookies.server.ts'
import { hashToken, newToken } from './tokens.server.ts'

const essai = { ...readConfig({ ARGON2_TEST: '1', DEMO: '0' }), logLevel: 'silent' }

function requestWith(cookie: string): Request {
  return new Request('http://localhost/', { headers: { Cookie: cookie } })
}

describe('le cookie de session', () => {
  afterAll(() => configure(essai))

  test('en https, est lié à l’hôte, chiffré en transit et hors de portée des scripts', () => {
    configure({ ...essai, https: true })
    expect(sessionCookie('abc')).toBe(
      '__Host-ge_session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000; Secure',
    )
    expect(knownBrowserCookie('abc')).toMatch(/^__Host-ge_connu=abc; .*HttpOnly.*Secure$/)
    expect(sessionTokenOf(requestWith('ge_session=volé; __Host-ge_session=abc'))).toBe('abc')
    expect(sessionTokenOf(requestWith('ge_session=volé'))).toBeUndefined()
  })

  test('sans https, a un autre nom', () => {
    configure(essai)
    expect(sessionCookie('abc')).toBe(
      'ge_session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000',
    )
    expect(sessionTokenOf(requestWith('theme=clair; ge_session=abc'))).toBe('abc')
    expect(sessionTokenOf(requestWith('ge_session='))).toBeUndefined()
  })

  test('porte 256 bits tirés au sort, dont seule l’empreinte est gardée', () => {
    const tokens = new Set(Array.from({ length: 1000 }, newToken))
    expect(tokens.size).toBe(1000)
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(hashToken('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})
