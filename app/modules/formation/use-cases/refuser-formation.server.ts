import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirClient } from '../jobs/prevenir-client.server.ts'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { lockFormation } from '../public.server.ts'

export const refuserFormationSchema = z.object({
  formationId: z.uuid(),
  motif: requiredText('Indiquez pourquoi : ce motif est gardé.', 500),
})

/** FOR-2: refuses what was to be validated; the reason is kept. */
export function refuserFormation(
  ctx: Ctx | WriteCtx,
  { formationId, motif }: z.output<typeof refuserFormationSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'formation.valider', formation)
    if (!statutsPermettant.refuser.includes(formation.statut))
      throw new Refusal('Cette formation n’est plus à valider.')
    await ctx.db
      .updateTable('formation')
      .set({ statut: 'refusee', motif, version: formation.version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .execute()
    record(ctx, 'formation.refusee', { genre: 'formation', id: formationId })
    if (formation.clientId)
      await enqueue(ctx, prevenirClient, { formationId, demandeLe: ctx.now.toISOString() })
  })
}
