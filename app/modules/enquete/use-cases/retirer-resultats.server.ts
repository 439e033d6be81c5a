import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'

/** The public page of the results no longer exists; when it did is kept. Twice = once. */
export function retirerResultats(ctx: Ctx | WriteCtx) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'resultats.publier')
    const retireePar = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
    const retiree = await ctx.db
      .updateTable('resultatsPublication')
      .set({ retireeLe: ctx.now, retireePar })
      .where('unionId', '=', ctx.union.id)
      .where('retireeLe', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (retiree) record(ctx, 'resultats.retires', { genre: 'union', id: retiree.id })
  })
}
