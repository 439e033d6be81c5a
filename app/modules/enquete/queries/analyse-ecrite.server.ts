import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** What the union concluded from the answers about a training; undefined when nobody wrote it yet. */
export function findAnalyse(ctx: Ctx | WriteCtx, formationId: string) {
  const db = ctx.db
  return db
    .selectFrom('enqueteAnalyse')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .select(['texte', 'ecriteLe', 'version'])
    .executeTakeFirst()
}
