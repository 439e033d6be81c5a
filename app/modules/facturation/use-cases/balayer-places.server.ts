import { prolongerReservation } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StripeUnavailable } from '#app/platform/stripe/client.server.ts'
import { listAEcheance } from '../queries/tentatives.server.ts'
import { finirPaiement } from './finir-paiement.server.ts'

const cinqMinutes = 300_000

/**
 * Places whose time has passed while they were being paid: each is freed once the provider has been
 * asked. Without its answer, the place is kept five minutes more.
 */
export async function balayerPlaces(ctx: Ctx): Promise<{ traitees: number; gardees: number }> {
  const ids = await listAEcheance(ctx)
  let gardees = 0
  for (const id of ids) {
    try {
      await finirPaiement(ctx, id)
    } catch (error) {
      if (!(error instanceof StripeUnavailable)) throw error
      gardees += 1
      const jusque = new Date(ctx.now.getTime() + cinqMinutes)
      await transaction(ctx, (ctx) => prolongerReservation(ctx, id, jusque))
    }
  }
  return { traitees: ids.length - gardees, gardees }
}
