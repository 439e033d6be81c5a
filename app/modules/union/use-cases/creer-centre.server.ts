import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'

export const creerCentreSchema = z.object({
  id: z.uuid(),
  nom: requiredText('Indiquez le nom du centre.', 80),
  code: requiredText('Indiquez le code du centre.', 10),
})

/** Opens a centre (CIS): members belong to it, a local officer may answer for it. */
export function creerCentre(ctx: Ctx | WriteCtx, centre: z.output<typeof creerCentreSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    try {
      await ctx.db
        .insertInto('centre')
        .values({ unionId: ctx.union.id, ...centre, creeLe: ctx.now })
        .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
        .execute()
    } catch (error) {
      if (brokenConstraint(error) !== 'centre_code_unique') throw error
      throw new Refusal(`Le code ${centre.code} est déjà celui d’un autre centre.`, 'code')
    }
    record(ctx, 'centre.cree', { genre: 'centre', id: centre.id }, { code: centre.code })
    return centre
  })
}
