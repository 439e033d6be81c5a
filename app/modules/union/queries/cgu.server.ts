import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'

/** Every version of the terms, the latest first, and how many members accepted each. */
export async function listVersionsCgu(ctx: Ctx) {
  const versions = await ctx.db
    .selectFrom('cguUnion as u')
    .leftJoin(acceptations.as('n'), (join) => join.onRef('n.version', '=', 'u.version'))
    .where('u.unionId', '=', ctx.union.id)
    .select(['u.version', 'u.texte', 'u.publieeLe'])
    .select(sql<number>`coalesce(n.acceptees, 0)`.as('acceptees'))
    .orderBy('u.version', 'desc')
    .execute()
  const { membres } = await ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('valideLe', 'is not', null)
    .where('desactiveLe', 'is', null)
    .where('partiLe', 'is', null)
    .where('archiveLe', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('membres'))
    .executeTakeFirstOrThrow()
  return { versions, membres }
}

const acceptations = sql<{
  version: number
  acceptees: number
}>`(select * from identite.acceptations_de_l_union())`
