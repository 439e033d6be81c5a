import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { moi } from '../policy.ts'

export const fermerSessionSchema = z.object({
  sessionId: z.uuid('Cette session n’est pas reconnue.'),
})

/** Ends one session of one's own account; the next request of that device is nobody's. */
export function fermerSession(
  ctx: Ctx,
  { sessionId }: z.output<typeof fermerSessionSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { compteId, adherentId } = moi(ctx)
    const { rows } = await sql<{ finies: number }>`select identite.terminer_une_session(
      ${compteId}, ${sessionId}, ${ctx.now}) as finies`.execute(ctx.db)
    if (rows[0]?.finies !== 1) notFound()
    record(ctx, 'compte.session_fermee', { genre: 'adherent', id: adherentId })
  })
}
