import type { Ctx } from '#app/platform/ctx.ts'

/** Validated members who hold the treasury; the administrators when nobody does. */
export async function listTresoriers(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('accreditation as c')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'c.unionId').onRef('a.id', '=', 'c.adherentId'),
    )
    .where('c.unionId', '=', ctx.union.id)
    .where('c.role', 'in', ['tresorier', 'administrateur'])
    .where('c.retireeLe', 'is', null)
    .where('a.valideLe', 'is not', null)
    .where('a.archiveLe', 'is', null)
    .select(['c.adherentId', 'c.role'])
    .orderBy('c.adherentId')
    .execute()
  const tresoriers = rows.filter(({ role }) => role === 'tresorier')
  const retenus = tresoriers.length > 0 ? tresoriers : rows
  return [...new Set(retenus.map(({ adherentId }) => adherentId))]
}
