import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { authorize } from '../policy.ts'

/** Marks one notification of the actor as read and gives where it leads; another's does not exist. */
export function marquerLue(ctx: Ctx, id: string): Promise<string> {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'notification.lire')
    if (ctx.acteur.genre !== 'adherent') notFound()
    const row = await ctx.db
      .updateTable('notification')
      .set((eb) => ({ lueLe: eb.fn.coalesce('lueLe', eb.val(ctx.now)) }))
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .where('adherentId', '=', ctx.acteur.adherentId)
      .returning('lien')
      .executeTakeFirst()
    return row?.lien ?? notFound()
  })
}
