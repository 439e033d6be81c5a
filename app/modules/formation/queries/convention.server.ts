import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** The conventions of a training, latest version first, with what their files are. */
export function listConventions(ctx: Ctx | WriteCtx, formationId: string) {
  return selectConventions(ctx, formationId).orderBy('d.numero', 'desc').execute()
}

export type Convention = Awaited<ReturnType<typeof listConventions>>[number]

/** The latest one; or this version. */
export function findConvention(ctx: Ctx | WriteCtx, formationId: string, numero?: number) {
  return selectConventions(ctx, formationId)
    .$if(numero !== undefined, (query) => query.where('d.numero', '=', numero ?? 0))
    .orderBy('d.numero', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The latest one that the client has received: a draft of the union is not theirs to read. */
export function findConventionEnvoyee(ctx: Ctx | WriteCtx, formationId: string) {
  return selectConventions(ctx, formationId)
    .where('d.envoyeLe', 'is not', null)
    .orderBy('d.numero', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function selectConventions(ctx: Ctx | WriteCtx, formationId: string) {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('documentFormation as d')
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'd.unionId').onRef('f.id', '=', 'd.fichierId'),
    )
    .where('d.unionId', '=', ctx.union.id)
    .where('d.formationId', '=', formationId)
    .where('d.genre', '=', 'convention')
    .select(['d.id', 'd.numero', 'd.envoyeLe', 'd.creeLe', 'd.donnees', 'd.fichierId'])
    .select(['f.cleStockage', 'f.nomSur', 'f.taille', 'f.typeDetecte'])
}
