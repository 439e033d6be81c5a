import { z } from 'zod'
import { objetUnion } from '#app/modules/union/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { moneyField, wholeNumber } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'

export const fixerPlafondSchema = z.object({
  annee: wholeNumber('Indiquez l’année.', { min: 2020, max: 2100 }),
  montant: moneyField.refine((montant) => montant > 0, 'Le plafond n’est pas nul.'),
})

/** The daily ceiling of a year, published each December: it replaces the one known. */
export function fixerPlafond(
  ctx: Ctx | WriteCtx,
  { annee, montant }: z.output<typeof fixerPlafondSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'declaration.plafond')
    const id = newId()
    await ctx.db
      .insertInto('plafondJournalier')
      .values({ unionId: ctx.union.id, id, annee, montant })
      .onConflict((conflict) =>
        conflict.constraint('plafond_journalier_unique').doUpdateSet({ montant }),
      )
      .execute()
    record(ctx, 'declaration.plafond_fixe', objetUnion, { annee, montant })
  })
}
