import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { lockAdherentPour } from '../queries/portee.server.ts'

/** Opens again an account that was deactivated, with the rights it had. */
export function reactiverCompte(ctx: Ctx | WriteCtx, adherentId: string) {
  return transaction(ctx, async (ctx) => {
    await lockAdherentPour(ctx, 'adherent.desactiver', adherentId)
    const { numUpdatedRows } = await ctx.db
      .updateTable('adherent')
      .set({ desactiveLe: null })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .where('desactiveLe', 'is not', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return
    record(ctx, 'adherent.reactive', { genre: 'adherent', id: adherentId })
  })
}
