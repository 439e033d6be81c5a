import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { destinataire } from '../policy.ts'

const parPage = 50

/** The actor's own notifications, the latest first, and their counts. */
export async function listNotifications(ctx: Ctx, page: number) {
  const { adherentId } = destinataire(ctx)
  const rows = await ctx.db
    .selectFrom('notification')
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', adherentId)
    .where('visible', '=', true)
    .select(['id', 'genre', 'titre', 'creeLe', 'lueLe'])
    .select([
      sql<number>`count(*) over ()`.as('total'),
      sql<number>`count(*) filter (where lue_le is null) over ()`.as('nonLues'),
    ])
    .orderBy('creeLe', 'desc')
    .orderBy('id')
    .limit(parPage)
    .offset((page - 1) * parPage)
    .execute()
  const total = rows[0]?.total ?? 0
  return {
    rows,
    total,
    nonLues: rows[0]?.nonLues ?? 0,
    parPage,
    pages: Math.max(1, Math.ceil(total / parPage)),
  }
}
