import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { authorize } from '../policy.ts'

/** Marks everything of the actor as read; says how many. */
export function toutMarquerLu(ctx: Ctx): Promise<number> {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'notification.lire')
    if (ctx.acteur.genre !== 'adherent') notFound()
    const { numUpdatedRows } = await ctx.db
      .updateTable('notification')
      .set({ lueLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('adherentId', '=', ctx.acteur.adherentId)
      .where('lueLe', 'is', null)
      .executeTakeFirstOrThrow()
    return Number(numUpdatedRows)
  })
}
