import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'

function selectReglements(ctx: Ctx | WriteCtx) {
  return ctx.db.selectFrom('reglement as r').where('r.unionId', '=', ctx.union.id)
}

export function findParFournisseur(ctx: Ctx | WriteCtx, fournisseurId: string) {
  return selectReglements(ctx)
    .where('r.fournisseurId', '=', fournisseurId)
    .selectAll('r')
    .executeTakeFirst()
}

export async function findReglement(ctx: Ctx | WriteCtx, id: string) {
  return (
    (await selectReglements(ctx).where('r.id', '=', id).selectAll('r').executeTakeFirst()) ??
    notFound()
  )
}

export type Reglement = NonNullable<Awaited<ReturnType<typeof findParFournisseur>>>

/** One payment, locked: what is given back on it is counted by one at a time. */
export async function lockReglement(ctx: WriteCtx, id: string): Promise<Reglement> {
  return (
    (await ctx.db
      .selectFrom('reglement')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .selectAll()
      .forUpdate()
      .executeTakeFirst()) ?? notFound()
  )
}

/** The payments of one trainee, the first first. */
export function listDeInscription(ctx: Ctx | WriteCtx, inscriptionId: string) {
  return selectReglements(ctx)
    .where('r.inscriptionId', '=', inscriptionId)
    .orderBy('r.creeLe')
    .orderBy('r.id')
    .selectAll('r')
    .execute()
}
