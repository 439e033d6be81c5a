import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** The settings of the card payment, secrets encrypted. */
export function findReglages(ctx: Ctx | WriteCtx) {
  return selectReglages(ctx).selectAll('s').executeTakeFirst()
}

/** What the settings page shows: the last characters of the secrets, never more. */
export function findReglagesMontres(ctx: Ctx) {
  return selectReglages(ctx)
    .select(['s.adresseNotification', 's.cleFin', 's.secretFin', 's.compteFin', 's.actif'])
    .select(['s.tenueMinutes', 's.verifieLe', 's.rapprocheJusque', 's.version'])
    .executeTakeFirst()
}

function selectReglages(ctx: Ctx | WriteCtx) {
  return ctx.db.selectFrom('unionStripe as s').where('s.unionId', '=', ctx.union.id)
}

/** Whether the operator gave this union the card payment. */
export async function aOptionStripe(ctx: Ctx | WriteCtx): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('unionDepartementale')
    .where('id', '=', ctx.union.id)
    .select(sql<boolean>`coalesce((options ->> 'stripe')::boolean, false)`.as('active'))
    .executeTakeFirst()
  return row?.active ?? false
}

/** How long a place is held while it is paid by card; undefined when the card is not open here. */
export async function findCarteOuverte(
  ctx: Ctx | WriteCtx,
): Promise<{ tenueMinutes: number } | undefined> {
  return selectReglages(ctx)
    .innerJoin('unionDepartementale as u', 'u.id', 's.unionId')
    .where('s.actif', '=', true)
    .where(sql<boolean>`coalesce((u.options ->> 'stripe')::boolean, false)`)
    .select('s.tenueMinutes')
    .executeTakeFirst()
}
