import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

const dePlateforme = { adresse: null, reponse: null, selecteurDkim: null, version: 0 }

/** From which address the union writes; all empty when it never chose one. */
export async function findAdresseEnvoi(ctx: Ctx | WriteCtx) {
  const row = await ctx.db
    .selectFrom('adresseEnvoi')
    .where('unionId', '=', ctx.union.id)
    .select(['adresse', 'reponse', 'selecteurDkim', 'version'])
    .executeTakeFirst()
  return row ?? dePlateforme
}
