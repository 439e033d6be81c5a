import type { WriteCtx } from '#app/platform/ctx.ts'

/** FOR-3, *Déclaré*: the day on which every person to declare was. A later change of team shows beside it. */
export async function noterDeclaration(ctx: WriteCtx, formationId: string): Promise<void> {
  await ctx.db
    .updateTable('formation')
    .set({ declareeLe: ctx.now })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', formationId)
    .where('declareeLe', 'is', null)
    .execute()
}
