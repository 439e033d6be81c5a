import type { Ctx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { executerRemboursement } from '../execution-remboursement.server.ts'
import { listDemandes } from '../queries/remboursements.server.ts'

/**
 * Refunds that were asked and not executed: all those of a formation at once, a crash, or the provider did
 * not answer. One that is refused does not stop the others. Twice = once.
 */
export async function reprendreRemboursements(ctx: Ctx, formationId?: string): Promise<void> {
  for (const { reglementId, fournisseurId, ...demande } of await listDemandes(ctx, formationId)) {
    try {
      await executerRemboursement(ctx, { id: reglementId, fournisseurId }, demande)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error // said at the next minute
    }
  }
}
