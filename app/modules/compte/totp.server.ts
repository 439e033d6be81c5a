import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import { decrypt, encrypt } from '#app/platform/secrets/secrets.server.ts'

// RFC 6238 with the settings that every application understands: SHA-1, six figures, 30 seconds.
const periode = 30

/** 160 random bits, in base 32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The secret is tied to its row: moved to another account, it no longer opens. */
export function chiffrer(secret: string, facteurId: string): string {
  return encrypt(secret, `facteur/${facteurId}/secret`)
}

export function dechiffrer(chiffre: string, facteurId: string): string {
  return decrypt(chiffre, `facteur/${facteurId}/secret`)
}

/** The step of a code within one step of now, either side; undefined when it is none of the three. */
export function pasDuCode(secret: string, code: string, now: Date): number | undefined {
  const totp = totpDe(secret)
  const ecart = totp.validate({ token: code, timestamp: now.getTime(), window: 1 })
  return ecart === null ? undefined : Math.floor(now.getTime() / 1000 / periode) + ecart
}

/** What the application reads: a drawing made here, so that no script nor other site sees the secret. */
export function dessinerQr(secret: string, union: string, pseudo: string): string {
  return renderSVG(totpDe(secret, union, pseudo).toString(), { border: 2 })
}

export function codeA(secret: string, now: Date): string {
  return totpDe(secret).generate({ timestamp: now.getTime() })
}

function totpDe(secret: string, issuer = 'Grande Échelle', label = ''): TOTP {
  const options = { issuer, label, algorithm: 'SHA1', digits: 6, period: periode }
  return new TOTP({ ...options, secret: Secret.fromBase32(secret) })
}
