import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { lockAdherentPour } from '../queries/portee.server.ts'

/** A departure noted by mistake, or somebody who comes back: the account opens again as it was. */
export function annulerDepart(ctx: Ctx | WriteCtx, adherentId: string) {
  return transaction(ctx, async (ctx) => {
    await lockAdherentPour(ctx, 'adherent.desactiver', adherentId)
    const { numUpdatedRows } = await ctx.db
      .updateTable('adherent')
      .set({ partiLe: null })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .where('partiLe', 'is not', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return
    record(ctx, 'adherent.depart_annule', { genre: 'adherent', id: adherentId })
  })
}
