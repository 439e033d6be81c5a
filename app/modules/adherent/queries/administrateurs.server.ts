import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { lockAdherents } from './personnes.server.ts'

/** Locks a member together with the administrators, in the order of their ids: they are then counted. */
export async function lockAvecAdministrateurs(ctx: WriteCtx, adherentId: string): Promise<void> {
  await lockAdherents(ctx, [...new Set([adherentId, ...(await listAdministrateurs(ctx))])])
}

/** Once they are locked: nobody closes or removes the last administrator, who alone could undo it. */
export async function refuseDernierAdministrateur(
  ctx: WriteCtx,
  adherentId: string,
): Promise<void> {
  const restants = await listAdministrateurs(ctx)
  if (!restants.includes(adherentId) || restants.length > 1) return
  throw new Refusal(
    'C’est le dernier administrateur\u00a0: donnez d’abord ce rôle à quelqu’un d’autre.',
  )
}

/** Those who can really act: a role held by an account not validated, or closed, opens nothing. */
export async function listAdministrateurs(ctx: WriteCtx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('accreditation as r')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'r.unionId').onRef('a.id', '=', 'r.adherentId'),
    )
    .where('r.unionId', '=', ctx.union.id)
    .where('r.role', '=', 'administrateur')
    .where('r.retireeLe', 'is', null)
    .where('a.valideLe', 'is not', null)
    .where('a.desactiveLe', 'is', null)
    .where('a.partiLe', 'is', null)
    .where('a.archiveLe', 'is', null)
    .select('r.adherentId')
    .execute()
  return rows.map(({ adherentId }) => adherentId)
}
