import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementConsigne } from '../model/consigne.ts'
import { exiger } from '../policy.ts'
import { lockFormation } from '../public.server.ts'

export const retirerConsigneSchema = z.object({
  formationId: z.uuid(),
  consigneId: z.uuid('Cette consigne n’est pas reconnue. Rechargez la page.'),
})

/** Taken back, with its files: those who have it keep their mail. Twice = once. */
export function retirerConsigne(
  ctx: Ctx | WriteCtx,
  { formationId, consigneId }: z.output<typeof retirerConsigneSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'consigne.ecrire', formation)
    refuseIf(empechementConsigne(formation))
    const { numDeletedRows } = await ctx.db
      .deleteFrom('consigne')
      .where('unionId', '=', ctx.union.id)
      .where('formationId', '=', formationId)
      .where('id', '=', consigneId)
      .executeTakeFirst()
    if (numDeletedRows > 0n)
      record(ctx, 'formation.consigne_retiree', { genre: 'formation', id: formationId })
  })
}
