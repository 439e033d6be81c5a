import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { avertir } from '../appareil.server.ts'
import { estUnGenre } from '../model/genre.ts'
import { canauxOuverts } from '../model/preference.ts'
import { listDestinataires } from '../queries/preferences.server.ts'

/** Wakes one device about one notification, unless it was read or switched off since. */
export const pousser = defineJob(
  'notification.pousser',
  z.object({ notificationId: z.uuid(), abonnementId: z.uuid() }),
  async (ctx, { notificationId, abonnementId }) => {
    const notification = await findNonLue(ctx, notificationId)
    if (!notification || !estUnGenre(notification.genre)) return
    const [destinataire] = await listDestinataires(ctx, [notification.adherentId])
    if (!destinataire?.appareils.includes(abonnementId)) return
    if (!canauxOuverts(notification.genre, destinataire.preferences).includes('push')) return
    await avertir(ctx, abonnementId)
  },
  { maxAttempts: 6 },
)

function findNonLue(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('notification')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .where('lueLe', 'is', null)
    .select(['adherentId', 'genre'])
    .executeTakeFirst()
}
