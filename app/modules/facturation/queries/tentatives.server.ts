import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { encaisseDe } from './du.server.ts'

function selectTentatives(ctx: Ctx | WriteCtx) {
  return ctx.db.selectFrom('tentativePaiement as t').where('t.unionId', '=', ctx.union.id)
}

export function findTentative(ctx: Ctx | WriteCtx, id: string) {
  return selectTentatives(ctx).where('t.id', '=', id).selectAll('t').executeTakeFirst()
}

export type Tentative = NonNullable<Awaited<ReturnType<typeof findTentative>>>

/** The latest payment page of an inscription. */
export function findDerniereTentative(ctx: Ctx | WriteCtx, inscriptionId: string) {
  return selectTentatives(ctx)
    .where('t.inscriptionId', '=', inscriptionId)
    .orderBy('t.rang', 'desc')
    .limit(1)
    .selectAll('t')
    .executeTakeFirst()
}

/**
 * Places whose hold has lapsed while they were being paid, and pages left open: by a place given up, by
 * somebody of the list whose time has passed, or who has paid otherwise meanwhile.
 */
export async function listAEcheance(ctx: Ctx, limite = 100): Promise<string[]> {
  const echues = await ctx.db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('statut', '=', 'reservee')
    .where('tenueJusque', '<=', ctx.now)
    .orderBy('tenueJusque')
    .limit(limite)
    .select('id')
    .execute()
  const laissees = await selectTentatives(ctx)
    .innerJoin('inscription as i', (join) =>
      join.onRef('i.unionId', '=', 't.unionId').onRef('i.id', '=', 't.inscriptionId'),
    )
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .where('t.statut', '=', 'ouverte')
    .where('i.statut', '<>', 'reservee')
    .where((eb) =>
      eb.or([
        eb('i.statut', 'not in', ['inscrite', 'validee']),
        eb('t.expireLe', '<=', ctx.now),
        eb('t.montant', '>', sql<number>`f.prix - ${encaisseDe}`),
      ]),
    )
    .limit(limite)
    .select('i.id')
    .execute()
  return [...new Set([...echues, ...laissees].map(({ id }) => id))]
}

/** The same, locked: the copies of one payment wait for each other. */
export function lockTentative(ctx: WriteCtx, id: string): Promise<Tentative | undefined> {
  return ctx.db
    .selectFrom('tentativePaiement')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}
