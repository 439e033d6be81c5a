import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { push } from '#app/platform/push.server.ts'

/**
 * Shows « Vous avez une nouvelle notification » on a device, and where to read it: nothing personal
 * crosses the push services. A device that is gone is forgotten. Says whether the device was reached.
 */
export async function avertir(ctx: Ctx, abonnementId: string): Promise<boolean> {
  const appareil = await ctx.db
    .selectFrom('abonnementPush')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', abonnementId)
    .select(['point', 'cleP256dh', 'cleAuth'])
    .executeTakeFirst()
  if (!appareil) return false
  await ctx.closeReader() // no connection is held while a service answers
  const issue = await push(
    { endpoint: appareil.point, p256dh: appareil.cleP256dh, auth: appareil.cleAuth },
    {
      titre: 'Vous avez une nouvelle notification',
      chemin: `/${ctx.union.slug}/espace/compte/notifications`,
    },
  )
  await transaction(ctx, async (ctx) => {
    if (issue === 'gone') {
      await ctx.db
        .deleteFrom('abonnementPush')
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', abonnementId)
        .execute()
    } else if (issue === 'sent') {
      await ctx.db
        .updateTable('abonnementPush')
        .set({ vuLe: ctx.now })
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', abonnementId)
        .execute()
    }
  })
  return issue === 'sent'
}
