import { sql } from 'kysely'
import { z } from 'zod'
import { validerEnSurnombre } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { exiger } from '../policy.ts'
import { lockReglement } from '../queries/reglement.server.ts'
import { findCentre } from '../queries/reglements.server.ts'

export const deciderSurnombreSchema = z.object({ reglementId: z.uuid() })

/** STA-7: somebody paid once the place was gone; the treasurer takes them all the same. Twice = once. */
export function deciderSurnombre(
  ctx: Ctx,
  { reglementId }: z.output<typeof deciderSurnombreSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const vu = await lockReglement(ctx, reglementId)
    exiger(ctx, 'reglement.decider', await findCentre(ctx, vu.formationId))
    const { inscriptionId } = vu
    if (vu.statut !== 'sans_place' || inscriptionId === null) return
    if (!(await validerEnSurnombre(ctx, inscriptionId)))
      throw new Refusal(
        'Cette personne ne peut pas être prise en surnombre : elle est inscrite ailleurs pour ce type, ou la formation est finie. Remboursez-la.',
      )
    await ctx.db
      .updateTable('reglement')
      .set({ statut: 'recu', version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', reglementId)
      .execute()
    record(ctx, 'reglement.surnombre', { genre: 'inscription', id: inscriptionId })
  })
}
