import type { WriteCtx } from '#app/platform/ctx.ts'

type Quoi = { formationId: string; modele: string; depuis: string }

/** Whether this mail about this formation was already written for this demand: a job may run twice. */
export async function estEcrit(ctx: WriteCtx, { formationId, modele, depuis }: Quoi) {
  const row = await ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('objetGenre', '=', 'formation')
    .where('objetId', '=', formationId)
    .where('modele', '=', modele)
    .where('creeLe', '>=', new Date(depuis))
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
