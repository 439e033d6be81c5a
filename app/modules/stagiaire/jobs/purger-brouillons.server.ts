import { z } from 'zod'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'

const oneDay = 86_400_000

/** STA-1: what was typed is emptied once the two hours are over; the row says « trop tard » for a day more. A pasted list goes with its day. */
export const purgerBrouillons = defineJob('stagiaire.purger_brouillons', z.object({}), (ctx) =>
  transaction(ctx, async (ctx) => {
    await ctx.db
      .deleteFrom('brouillonInscription')
      .where('unionId', '=', ctx.union.id)
      .where('expireLe', '<', new Date(ctx.now.getTime() - oneDay))
      .execute()
    await ctx.db
      .updateTable('brouillonInscription')
      .set({ donnees: '{}' })
      .where('unionId', '=', ctx.union.id)
      .where('expireLe', '<', ctx.now)
      .execute()
    await ctx.db
      .deleteFrom('listeCollee')
      .where('unionId', '=', ctx.union.id)
      .where('expireLe', '<', ctx.now)
      .execute()
  }),
)
