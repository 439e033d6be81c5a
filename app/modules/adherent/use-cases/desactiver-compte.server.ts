import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { optionalText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { fermerAccesDe, lockPourFermeture } from '../fermeture.server.ts'
import { motifPourJournal } from '../queries/portee.server.ts'

export const desactiverCompteSchema = z.object({ adherentId: z.uuid(), motif: optionalText(500) })

/** ADH-4: closes the door at once, sessions included; all that was done stays. A second click changes nothing. */
export function desactiverCompte(
  ctx: Ctx | WriteCtx,
  { adherentId, motif }: z.output<typeof desactiverCompteSchema>,
) {
  return transaction(ctx, async (ctx) => {
    await lockPourFermeture(ctx, adherentId)
    const { numUpdatedRows } = await ctx.db
      .updateTable('adherent')
      .set({ desactiveLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .where('desactiveLe', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return
    await fermerAccesDe(ctx, adherentId)
    const changes = await motifPourJournal(ctx, adherentId, motif)
    record(ctx, 'adherent.desactive', { genre: 'adherent', id: adherentId }, {}, changes)
  })
}
