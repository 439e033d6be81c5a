import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { destinataire } from '../policy.ts'

/** Marks one notification of the actor as read and gives where it leads; another's does not exist. */
export function marquerLue(ctx: Ctx, id: string): Promise<string> {
  return transaction(ctx, async (ctx) => {
    const { adherentId } = destinataire(ctx)
    const row = await ctx.db
      .updateTable('notification')
      .set((eb) => ({ lueLe: eb.fn.coalesce('lueLe', eb.val(ctx.now)) }))
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .where('adherentId', '=', adherentId)
      .where('visible', '=', true)
      .returning('lien')
      .executeTakeFirst()
    return row?.lien ?? notFound()
  })
}
