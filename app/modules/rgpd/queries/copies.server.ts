import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** The copies that somebody asked for, about themselves or about one person. Never those of others. */
export function listCopies(ctx: Ctx | WriteCtx, demandePar: string, personneId: string) {
  return ctx.db
    .selectFrom('exportDonnees')
    .where('unionId', '=', ctx.union.id)
    .where('demandePar', '=', demandePar)
    .where('personneId', '=', personneId)
    .select(['id', 'statut', 'taille', 'demandeLe', 'pretLe', 'expireLe', 'telechargeLe'])
    .orderBy('demandeLe', 'desc')
    .limit(20)
    .execute()
}

/** The file of a copy, for who asked for it, while it is offered. */
export function findCopie(ctx: Ctx | WriteCtx, id: string, demandePar: string) {
  return ctx.db
    .selectFrom('exportDonnees as e')
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'e.unionId').onRef('f.id', '=', 'e.fichierId'),
    )
    .where('e.unionId', '=', ctx.union.id)
    .where('e.id', '=', id)
    .where('e.demandePar', '=', demandePar)
    .where('e.statut', '=', 'pret')
    .where('e.expireLe', '>', ctx.now)
    .select(['e.id', 'e.personneId', 'f.cleStockage', 'f.nomSur', 'f.typeDetecte', 'f.taille'])
    .executeTakeFirst()
}
