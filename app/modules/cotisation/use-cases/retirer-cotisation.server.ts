import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { recordCotisation } from '../ecriture.server.ts'
import { empechementRetrait } from '../model.ts'
import { authorize } from '../policy.ts'
import { lockCotisation } from '../queries/cotisations.server.ts'

/** Takes off a fee asked by mistake, as long as nobody paid it. */
export function retirerCotisation(ctx: Ctx | WriteCtx, cotisationId: string): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const cotisation = await lockCotisation(ctx, cotisationId)
    authorize(ctx, 'cotisation.gerer', cotisation)
    refuseIf(empechementRetrait(cotisation))
    await ctx.db
      .deleteFrom('cotisation')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', cotisationId)
      .execute()
    recordCotisation(ctx, 'cotisation.retiree', cotisation)
  })
}
