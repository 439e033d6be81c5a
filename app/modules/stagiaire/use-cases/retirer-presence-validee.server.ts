import { sql } from 'kysely'
import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementGestion } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscription } from '../queries/inscriptions.server.ts'

export const retirerPresenceValideeSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid(),
})

/** A presence validated by mistake is taken back, until closing; what was noted by créneau stays. Twice = once. */
export function retirerPresenceValidee(
  ctx: Ctx,
  input: z.output<typeof retirerPresenceValideeSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { formationId, inscriptionId } = input
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'presence.valider', formation)
    refuseIf(empechementGestion(formation))
    const inscription = await findInscription(ctx, formationId, inscriptionId)
    if (inscription.presenceValideeLe === null) return
    await ctx.db
      .updateTable('inscription')
      .set({ presenceValideeLe: null, presenceValideePar: null, presenceMotif: null })
      .set({ version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', inscriptionId)
      .execute()
    record(ctx, 'inscription.presence_retiree', { genre: 'inscription', id: inscriptionId })
  })
}
