import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { recordCotisation, updatePaiement } from '../ecriture.server.ts'
import { empechementAnnulation } from '../model.ts'
import { authorize } from '../policy.ts'
import { lockCotisation } from '../queries/cotisations.server.ts'

/** Takes back a payment noted by mistake; once the receipt exists, it stays. */
export function annulerPaiement(ctx: Ctx | WriteCtx, cotisationId: string): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const cotisation = await lockCotisation(ctx, cotisationId)
    authorize(ctx, 'cotisation.encaisser', cotisation)
    refuseIf(empechementAnnulation(cotisation))
    await updatePaiement(ctx, cotisationId, { payeeLe: null, moyen: null })
    recordCotisation(ctx, 'cotisation.paiement_annule', cotisation)
  })
}
