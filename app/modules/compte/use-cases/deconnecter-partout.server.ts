import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { moi } from '../policy.ts'

/** Ends every session of the account, this one included. */
export function deconnecterPartout(ctx: Ctx): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { compteId, adherentId } = moi(ctx)
    await sql`select identite.terminer_sessions(${compteId})`.execute(ctx.db)
    record(ctx, 'compte.deconnecte_partout', { genre: 'adherent', id: adherentId })
  })
}
