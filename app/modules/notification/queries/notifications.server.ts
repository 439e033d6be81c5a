import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'

const parPage = 50

/** The actor's own notifications, unread first, then the latest; and their counts. */
export async function listNotifications(ctx: Ctx, page: number) {
  if (ctx.acteur.genre !== 'adherent') notFound()
  const rows = await ctx.db
    .selectFrom('notification')
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', ctx.acteur.adherentId)
    .select(['id', 'titre', 'creeLe', 'lueLe'])
    .select([
      sql<number>`count(*) over ()`.as('total'),
      sql<number>`count(*) filter (where lue_le is null) over ()`.as('nonLues'),
    ])
    .orderBy(sql`lue_le is not null`)
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
