import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { GenreCotisation } from '../model.ts'
import { selectMembres } from './membres.server.ts'

/** The fees of members one may see. */
function selectCotisations(ctx: Ctx | WriteCtx) {
  return selectMembres(ctx)
    .innerJoin('cotisation as k', (join) =>
      join.onRef('k.unionId', '=', 'a.unionId').onRef('k.adherentId', '=', 'a.id'),
    )
    .select(['k.id', 'k.adherentId', 'a.centreId', 'k.genre', 'k.du', 'k.au', 'k.montant'])
    .select(['k.payeeLe', 'k.moyen', 'k.recuNumero', 'k.recuFichierId'])
}

/** The fees of a member, latest period first. */
export function listCotisations(ctx: Ctx | WriteCtx, adherentId: string) {
  return selectCotisations(ctx)
    .where('k.adherentId', '=', adherentId)
    .orderBy('k.du', 'desc')
    .orderBy('k.genre')
    .execute()
}

export type LigneCotisation = Awaited<ReturnType<typeof listCotisations>>[number]

export function findCotisation(ctx: Ctx | WriteCtx, id: string) {
  return selectCotisations(ctx).where('k.id', '=', id).executeTakeFirst()
}

/** The member first, then the fee: the order of all locks. Read after, from a snapshot of its own. */
export async function lockCotisation(ctx: WriteCtx, id: string) {
  await selectCotisations(ctx).where('k.id', '=', id).forUpdate('a').execute()
  return (await findCotisation(ctx, id)) ?? notFound()
}

/** What was asked last for each kind: the amounts that forms propose, in cents. */
export async function listDerniersMontants(
  ctx: Ctx | WriteCtx,
): Promise<Partial<Record<GenreCotisation, number>>> {
  const db: Ctx['db'] = ctx.db
  const rows = await db
    .selectFrom('cotisation')
    .where('unionId', '=', ctx.union.id)
    .distinctOn('genre')
    .orderBy('genre')
    .orderBy('creeLe', 'desc')
    .orderBy('id', 'desc')
    .select(['genre', 'montant'])
    .execute()
  return Object.fromEntries(rows.map(({ genre, montant }) => [genre, montant]))
}

/** The stored receipt of a fee. */
export function findRecu(ctx: Ctx, cotisationId: string) {
  return selectCotisations(ctx)
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'k.unionId').onRef('f.id', '=', 'k.recuFichierId'),
    )
    .where('k.id', '=', cotisationId)
    .select(['f.cleStockage', 'f.sha256', 'f.nomSur'])
    .executeTakeFirst()
}
