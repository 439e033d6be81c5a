import { sql } from 'kysely'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import { database } from '#app/platform/db.server.ts'

/** Ends the session of a cookie, for good: the token no longer opens anything, in any union. */
export async function seDeconnecter(token: string | undefined): Promise<void> {
  if (token === undefined) return
  await sql`select identite.terminer_session(${hashToken(token)})`.execute(database().kysely)
}
