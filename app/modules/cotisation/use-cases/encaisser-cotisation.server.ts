import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { recordCotisation, updatePaiement } from '../ecriture.server.ts'
import { empechementPaiement, moyensPaiement } from '../model.ts'
import { authorize } from '../policy.ts'
import { lockCotisation } from '../queries/cotisations.server.ts'

export const paiementSchema = z.object({
  payeeLe: z.iso.date('Indiquez la date du paiement.'),
  moyen: z.enum(moyensPaiement, { error: 'Choisissez un moyen de paiement.' }),
})

export const encaisserCotisationSchema = paiementSchema.extend({ cotisationId: z.uuid() })

/** ADH-8: notes that a fee is paid. */
export function encaisserCotisation(
  ctx: Ctx | WriteCtx,
  { cotisationId, payeeLe, moyen }: z.output<typeof encaisserCotisationSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const cotisation = await lockCotisation(ctx, cotisationId)
    authorize(ctx, 'cotisation.encaisser', cotisation)
    refuseIf(empechementPaiement(cotisation, payeeLe, ctx.aujourdhui), 'payeeLe')
    await updatePaiement(ctx, cotisationId, { payeeLe, moyen })
    recordCotisation(ctx, 'cotisation.payee', cotisation, { payeeLe, moyen })
  })
}
