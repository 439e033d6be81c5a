import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize, can } from '../policy.ts'
import { lockAdherents } from '../queries/personnes.server.ts'

export const retablirAdherentSchema = z.object({ adherentId: z.uuid() })

/** Brings an archived member back in the lists, as he was. A sheet merged into another stays archived. */
export function retablirAdherent(
  ctx: Ctx | WriteCtx,
  { adherentId }: z.output<typeof retablirAdherentSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'adherent.desactiver')
    await lockAdherents(ctx, [adherentId])
    const adherent = await ctx.db
      .selectFrom('adherent')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .select(['centreId', 'archiveLe', 'fusionneDansId'])
      .executeTakeFirstOrThrow()
    if (!can(ctx, 'adherent.desactiver', adherent) || adherent.fusionneDansId !== null) notFound()
    if (adherent.archiveLe === null) return
    await ctx.db
      .updateTable('adherent')
      .set({ archiveLe: null })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .execute()
    record(ctx, 'adherent.retabli', { genre: 'adherent', id: adherentId })
  })
}
