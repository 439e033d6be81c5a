import { type RawBuilder, sql } from 'kysely'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'

/** Places taken by a link, by the rule of STA-0. */
function prisesParLien(ctx: Ctx | WriteCtx): RawBuilder<number> {
  return sql<number>`(select count(*) from inscription i where i.union_id = l.union_id
    and i.lien_partenaire_id = l.id and i.formation_id = l.formation_id
    and i.statut in ('inscrite', 'validee', 'proposee', 'reservee')
    and (i.tenue_jusque is null or i.tenue_jusque > ${ctx.now}))`
}

function selectLiens(ctx: Ctx | WriteCtx) {
  const db = ctx.db
  return db
    .selectFrom('lienPartenaire as l')
    .where('l.unionId', '=', ctx.union.id)
    .select(['l.id', 'l.formationId', 'l.limite', 'l.expireLe', 'l.note', 'l.envoyeLe'])
    .select(['l.revoqueLe', 'l.creeLe', 'l.payeur', prisesParLien(ctx).as('prises')])
}

/** One link of a formation; read it again under the lock of the formation before judging its places. */
export async function findLien(ctx: Ctx | WriteCtx, formationId: string, id: string | null) {
  return (
    (await selectLiens(ctx)
      .where('l.formationId', '=', formationId)
      .where('l.id', '=', id)
      .executeTakeFirst()) ?? notFound()
  )
}

/** The link that a sign-up came by; undefined for another door, or once it was moved elsewhere. */
export async function findLienDe(
  ctx: Ctx | WriteCtx,
  { formationId, lienPartenaireId }: { formationId: string; lienPartenaireId: string | null },
) {
  if (lienPartenaireId === null) return undefined
  return selectLiens(ctx)
    .where('l.formationId', '=', formationId)
    .where('l.id', '=', lienPartenaireId)
    .executeTakeFirst()
}

/** The link behind the address given to a partner; only its hash is stored. */
export function findLienParJeton(ctx: Ctx, jeton: string) {
  return selectLiens(ctx).where('l.jetonSha256', '=', hashToken(jeton)).executeTakeFirst()
}
/** All the links of a formation, revoked ones included: who asks can be answered. */
export function listLiens(ctx: Ctx, formationId: string) {
  return selectLiens(ctx)
    .where('l.formationId', '=', formationId)
    .orderBy('l.creeLe')
    .orderBy('l.id')
    .execute()
}

/** The latest link of a formation that still serves. */
export function findLienOuvert(ctx: Ctx, formationId: string) {
  return selectLiens(ctx)
    .where('l.formationId', '=', formationId)
    .where('l.revoqueLe', 'is', null)
    .where('l.expireLe', '>=', ctx.aujourdhui)
    .orderBy('l.creeLe', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Where the client of a formation is written to, the main contact first; null without one. */
export async function findEmailClient(ctx: Ctx, formationId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('formation as f')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.unionId', '=', 'f.unionId').onRef('c.clientId', '=', 'f.clientId'),
    )
    .where('f.unionId', '=', ctx.union.id)
    .where('f.id', '=', formationId)
    .where('c.email', 'is not', null)
    .select('c.email')
    .orderBy('c.principal', 'desc')
    .orderBy('c.id')
    .executeTakeFirst()
  return row?.email ?? null
}

export type LigneLien = Awaited<ReturnType<typeof listLiens>>[number]
