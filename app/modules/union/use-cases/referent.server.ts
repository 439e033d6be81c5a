import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'

/** One at a time: two namings at once leave one referent. */
export async function lockReferent(ctx: WriteCtx): Promise<void> {
  await ctx.db
    .selectFrom('identiteUnion')
    .where('unionId', '=', ctx.union.id)
    .select('unionId')
    .forUpdate()
    .execute()
}

export async function finirReferent(ctx: WriteCtx, id: string): Promise<void> {
  await ctx.db
    .updateTable('referentHandicap')
    .set({ finLe: ctx.now, version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
}
