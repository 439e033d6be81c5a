import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'

/** Qualiopi 2: the results go on the public page, from now on. Twice = once. */
export function publierResultats(ctx: Ctx | WriteCtx) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'resultats.publier')
    const id = newId()
    const publieePar = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
    const publiee = await ctx.db
      .insertInto('resultatsPublication')
      .values({ unionId: ctx.union.id, id, publieeLe: ctx.now, publieePar })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (publiee) record(ctx, 'resultats.publies', { genre: 'union', id })
  })
}
