import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** Is the acteur one of the accepted trainers of this formation? They see names and note presence. */
export async function estFormateurDe(ctx: Ctx | WriteCtx, formationId: string): Promise<boolean> {
  const { acteur } = ctx
  if (acteur.genre !== 'adherent' || !acteur.valide) return false
  const db = ctx.db
  const row = await db
    .selectFrom('candidature')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('adherentId', '=', acteur.adherentId)
    .where('statut', '=', 'acceptee')
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
