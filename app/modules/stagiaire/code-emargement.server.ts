import { timingSafeEqual } from 'node:crypto'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { derivedToken } from '#app/platform/secrets/secrets.server.ts'
import { rangsDuCode } from './model/emargement.ts'

/**
 * What the QR of a créneau says: the créneau, and a signature that changes every ten minutes. A photograph
 * of it sent to somebody who is not there is soon worth nothing; nothing of it is stored.
 */
export function codeEmargement(ctx: Ctx, creneauId: string): string {
  const [rang] = rangsDuCode(ctx.now)
  return cleDe(creneauId) + signature(ctx, creneauId, rang)
}

/** The créneau of a code that is still good; undefined for any other text. */
export function creneauDuCode(ctx: Ctx | WriteCtx, code: string): string | undefined {
  if (!/^[\w-]{44}$/.test(code)) return undefined
  const creneauId = uuidDe(code.slice(0, 22))
  const donnee = Buffer.from(code.slice(22))
  const bon = rangsDuCode(ctx.now).some((rang) =>
    timingSafeEqual(Buffer.from(signature(ctx, creneauId, rang)), donnee),
  )
  return bon ? creneauId : undefined
}

/** The same proof in six figures, for who types it from his own follow-up link: worth nothing without that link. */
export function codeCourt(ctx: Ctx, creneauId: string): string {
  const [rang] = rangsDuCode(ctx.now)
  return chiffres(ctx, creneauId, rang)
}

export function estCodeCourt(ctx: Ctx | WriteCtx, creneauId: string, code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false
  return rangsDuCode(ctx.now).some((rang) =>
    timingSafeEqual(Buffer.from(chiffres(ctx, creneauId, rang)), Buffer.from(code)),
  )
}

/** Of a secret of its own: the figures shown in a room tell nothing of the long code. */
function chiffres(ctx: Ctx | WriteCtx, creneauId: string, rang: number): string {
  const secret = derivedToken('emargement-court', `${ctx.union.id}/${creneauId}/${rang}`)
  const nombre = Buffer.from(secret, 'base64url').readUInt32BE(0) % 1_000_000
  return String(nombre).padStart(6, '0')
}

function signature(ctx: Ctx | WriteCtx, creneauId: string, rang: number): string {
  return derivedToken('emargement', `${ctx.union.id}/${creneauId}/${rang}`).slice(0, 22)
}

function cleDe(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
}

function uuidDe(cle: string): string {
  const hex = Buffer.from(cle, 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
