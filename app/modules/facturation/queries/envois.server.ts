import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'

/** Whether this mail already left for this demand. */
export async function estParti(
  ctx: WriteCtx,
  modele: string,
  objetId: string,
  demandeLe: string,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('objetId', '=', objetId)
    .where('modele', '=', modele)
    .where('creeLe', '>=', new Date(demandeLe))
    .select(sql<number>`1`.as('un'))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
