import { z } from 'zod'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { joursLue, joursNonLue } from '../model/conservation.ts'

const jour = 86_400_000

/** Erases what is too old to be of use; the keys go too, nothing that old is announced again. */
export const purgerNotifications = defineJob('notification.purger', z.object({}), async (ctx) => {
  await transaction(ctx, async (ctx) => {
    const avant = (jours: number) => new Date(ctx.now.getTime() - jours * jour)
    await ctx.db
      .deleteFrom('notification')
      .where('unionId', '=', ctx.union.id)
      .where('creeLe', '<', avant(joursLue))
      .where((eb) =>
        eb.or([eb('lueLe', '<', avant(joursLue)), eb('creeLe', '<', avant(joursNonLue))]),
      )
      .execute()
  })
})
