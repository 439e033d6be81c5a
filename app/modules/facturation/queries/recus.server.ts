import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'

function selectRecus(ctx: Ctx) {
  return ctx.db
    .selectFrom('reglement as r')
    .innerJoin('fichier as k', (join) =>
      join.onRef('k.unionId', '=', 'r.unionId').onRef('k.id', '=', 'r.recuFichierId'),
    )
    .where('r.unionId', '=', ctx.union.id)
}

export function findRecu(ctx: Ctx, reglementId: string) {
  return selectRecus(ctx)
    .where('r.id', '=', reglementId)
    .select(['r.formationId', 'k.cleStockage', 'k.sha256', 'k.nomSur'])
    .executeTakeFirst()
}

/** A receipt of the person who holds this secret link, and of nobody else. */
export function findRecuParSuivi(ctx: Ctx, jeton: string, reglementId: string) {
  return selectRecus(ctx)
    .innerJoin('inscription as i', (join) =>
      join.onRef('i.unionId', '=', 'r.unionId').onRef('i.id', '=', 'r.inscriptionId'),
    )
    .where('r.id', '=', reglementId)
    .where('i.suiviSha256', '=', hashToken(jeton))
    .select(['k.cleStockage', 'k.sha256', 'k.nomSur'])
    .executeTakeFirst()
}
