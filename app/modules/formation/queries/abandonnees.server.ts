import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { base, type Filtres, parPage } from './listes.server.ts'

/** FOR-2: what was cancelled or refused, with the reason that was kept; the latest day first, without a day last. */
export async function listAbandonnees(ctx: Ctx, filtres: Filtres, limite = parPage) {
  const filtered = base(ctx, ['annulee', 'refusee'], filtres)
  const rows = await filtered
    .select(['f.id', 'f.numero', 'f.intitule', 'f.statut', 'f.premierJour', 'f.motif'])
    .orderBy('f.premierJour', (order) => order.desc().nullsLast())
    .orderBy('f.id')
    .limit(limite)
    .offset((filtres.page - 1) * limite)
    .execute()
  const { total } = await filtered
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total, parPage: limite, pages: Math.max(1, Math.ceil(total / limite)) }
}
