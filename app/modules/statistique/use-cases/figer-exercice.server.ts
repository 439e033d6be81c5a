import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteur } from '../ecriture.server.ts'
import { empechementFiger } from '../model/exercice.ts'
import { authorize } from '../policy.ts'
import { lockExercice } from '../queries/exercice.server.ts'
import { lireBilan } from '../queries/page-bpf.server.ts'

export const figerExerciceSchema = z.object({
  id: z.uuid(),
  annee: z.coerce.number().int().min(2000).max(2100),
})

/** Keeps the figures as they are filed, with the day and who; the year itself goes on being counted. */
export function figerExercice(
  ctx: Ctx | WriteCtx,
  { id, annee }: z.output<typeof figerExerciceSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'bpf.gerer', { centreId: null })
    await lockExercice(ctx, annee)
    const { exercice, controles, chiffres } = await lireBilan(ctx, annee)
    refuseIf(empechementFiger(exercice, controles, ctx.aujourdhui))
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('instantaneBpf')
      .values({
        unionId: ctx.union.id,
        id,
        exerciceBpfId: exercice.id ?? '',
        donnees: JSON.stringify(chiffres),
        creeLe: ctx.now,
        creePar: auteur(ctx),
      })
      .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
      .executeTakeFirst()
    if (!numInsertedOrUpdatedRows) return // a double click
    const objet = { genre: 'exercice_bpf', id: exercice.id ?? '' }
    record(ctx, 'statistique.exercice_fige', objet, { annee })
  })
}
