import { sql } from 'kysely'
import { payeParUnTiers } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Du } from '../model/plus-tard.ts'

/** Cents received for an inscription `i` and not given back: what was paid without a place pays nothing. */
export const encaisseDe = sql<number>`(select coalesce(sum(r.montant - r.rembourse), 0)::bigint from reglement r
  where r.union_id = i.union_id and r.inscription_id = i.id and r.statut in ('recu', 'rembourse'))`

export async function findStatutInscription(ctx: Ctx | WriteCtx, id: string) {
  const row = await ctx.db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('statut')
    .executeTakeFirst()
  return row?.statut
}

/** What a sign-up still owes, and who pays it. Read it once the inscription is locked before writing. */
export async function findDu(
  ctx: Ctx | WriteCtx,
  inscriptionId: string,
): Promise<Du & { prix: number }> {
  const row =
    (await ctx.db
      .selectFrom('inscription as i')
      .innerJoin('formation as f', (join) =>
        join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
      )
      .where('i.unionId', '=', ctx.union.id)
      .where('i.id', '=', inscriptionId)
      .select(['i.statut', 'f.statut as statutFormation', 'f.dernierJour', 'f.prix'])
      .select([encaisseDe.as('encaisse'), payeParUnTiers.as('payeParUnTiers')])
      .executeTakeFirst()) ?? notFound()
  const { encaisse, ...du } = row
  return { ...du, reste: Math.max(0, row.prix - encaisse) }
}
