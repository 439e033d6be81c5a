import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { moi } from '../policy.ts'

/** Ends every session of the account but this one; says how many. */
export function fermerAutresSessions(ctx: Ctx): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const { compteId, adherentId, sessionId } = moi(ctx)
    const { rows } = await sql<{ finies: number }>`select identite.terminer_autres_sessions(
      ${compteId}, ${sessionId}, ${ctx.now}) as finies`.execute(ctx.db)
    const nombre = rows[0]?.finies ?? 0
    const objet = { genre: 'adherent', id: adherentId }
    if (nombre > 0) record(ctx, 'compte.autres_sessions_fermees', objet, { nombre })
    return nombre
  })
}
