import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { destinataire } from '../policy.ts'

/** Marks everything of the actor as read; says how many. */
export function toutMarquerLu(ctx: Ctx): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const { adherentId } = destinataire(ctx)
    const { numUpdatedRows } = await ctx.db
      .updateTable('notification')
      .set({ lueLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('adherentId', '=', adherentId)
      .where('lueLe', 'is', null)
      .where('visible', '=', true)
      .executeTakeFirstOrThrow()
    return Number(numUpdatedRows)
  })
}
