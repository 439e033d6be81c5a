import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { lockFormation } from '../public.server.ts'

export const rouvrirFormationSchema = z.object({
  formationId: z.uuid(),
  motif: requiredText('Indiquez pourquoi : le prochain procès-verbal le dira.', 300),
})

/**
 * FOR-2: puts a closed formation back among those to close. Its procès-verbal stays as it is; closing again
 * makes the next version of it, which says why. Twice for the same reason = once.
 */
export function rouvrirFormation(
  ctx: Ctx | WriteCtx,
  { formationId, motif }: z.output<typeof rouvrirFormationSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'formation.rouvrir', formation)
    if (!statutsPermettant.rouvrir.includes(formation.statut))
      throw new Refusal('Seule une formation clôturée se rouvre.')
    await ctx.db
      .updateTable('formation')
      .set({
        statut: 'validee',
        clotureeLe: null,
        clotureePar: null,
        rouverteLe: ctx.now,
        rouvertePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
        reouvertureMotif: motif,
        version: formation.version + 1,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .execute()
    record(ctx, 'formation.rouverte', { genre: 'formation', id: formationId })
  })
}
