import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { idList } from '#app/platform/fields.ts'
import { enqueueAll } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { relancerCompte } from '../jobs/relancer-compte.server.ts'
import { authorize } from '../policy.ts'
import { listARelancer } from '../queries/comptes-a-valider.server.ts'
import { lockAdherentsPour } from '../queries/portee.server.ts'

export const relancerComptesSchema = z.object({ adherentIds: idList })

/** Reminds these members of what their account lacks; at most once a day each, the others are counted. */
export function relancerComptes(
  ctx: Ctx | WriteCtx,
  { adherentIds }: z.output<typeof relancerComptesSchema>,
) {
  return transaction(ctx, async (ctx) => {
    await lockAdherentsPour(ctx, 'adherent.relancer', adherentIds)
    if (adherentIds.length === 0) throw new Refusal('Choisissez au moins une personne.')
    const relances = await relancer(ctx, adherentIds)
    return { relances, ecartes: adherentIds.length - relances }
  })
}

/** Every incomplete account of the union, or of the centres of the right. */
export function relancerTousLesComptes(ctx: Ctx | WriteCtx) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'adherent.relancer')
    const adherentIds = await listARelancer(ctx)
    await lockAdherentsPour(ctx, 'adherent.relancer', adherentIds)
    return { relances: await relancer(ctx, adherentIds), ecartes: 0 }
  })
}

/** Read again once they are locked: somebody else may have reminded them meanwhile. */
async function relancer(ctx: WriteCtx, adherentIds: string[]): Promise<number> {
  if (adherentIds.length === 0) return 0
  const ids = await listARelancer(ctx, adherentIds)
  if (ids.length === 0) return 0
  await ctx.db
    .updateTable('adherent')
    .set({ relanceCompteLe: ctx.aujourdhui })
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .execute()
  for (const id of ids) record(ctx, 'adherent.relance', { genre: 'adherent', id })
  await enqueueAll(
    ctx,
    relancerCompte,
    ids.map((adherentId) => ({ adherentId })),
  )
  return ids.length
}
