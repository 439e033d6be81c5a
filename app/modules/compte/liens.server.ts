import { sql } from 'kysely'
import { hashToken, newToken } from '#app/platform/auth/tokens.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'

/** A single-use link for an account; only its hash is kept. */
export async function creerLienAcces(
  ctx: WriteCtx,
  compteId: string,
  genre: 'creation' | 'oubli',
  hours: number,
): Promise<string> {
  const token = newToken()
  const expire = new Date(ctx.now.getTime() + hours * 3600_000)
  await sql`select identite.creer_jeton_acces(${newId()}, ${compteId}, ${genre}, ${hashToken(token)}, ${expire})`.execute(
    ctx.db,
  )
  return token
}
