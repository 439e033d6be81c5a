import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { derivedToken } from '#app/platform/secrets/secrets.server.ts'
import { formatCodeSecours, nombreCodes, readCodeSecours } from './model/second-facteur.ts'

/** What is kept of a recovery code: without our secret key, a copy of the database tells nothing. */
export function empreinteCode(compteId: string, code: string): Buffer {
  return Buffer.from(derivedToken('code_secours', `${compteId}:${code}`), 'base64url')
}

/** Ten new codes; those of before no longer open anything. Given once: they are nowhere afterwards. */
export async function remplacerCodes(ctx: WriteCtx, compteId: string): Promise<string[]> {
  const codes = Array.from({ length: nombreCodes }, () => formatCodeSecours(randomBytes(10)))
  const empreintes = codes.map((code) => empreinteCode(compteId, readCodeSecours(code) ?? ''))
  await sql`select identite.remplacer_codes_secours(${compteId}, ${codes.map(newId)}::uuid[],
    ${empreintes}::bytea[], ${ctx.now})`.execute(ctx.db)
  return codes
}
