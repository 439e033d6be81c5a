import type { Ctx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { executerRemboursement } from './rembourser-reglement.server.ts'

/** Refunds that were asked and not executed: a crash, or the provider did not answer. Twice = once. */
export async function reprendreRemboursements(ctx: Ctx): Promise<void> {
  const demandes = await ctx.db
    .selectFrom('remboursement as m')
    .innerJoin('reglement as r', (join) =>
      join.onRef('r.unionId', '=', 'm.unionId').onRef('r.id', '=', 'm.reglementId'),
    )
    .where('m.unionId', '=', ctx.union.id)
    .where('m.statut', '=', 'demande')
    .orderBy('m.id')
    .limit(50)
    .select(['m.id', 'm.montant', 'r.id as reglementId', 'r.fournisseurId'])
    .execute()
  for (const { id, montant, reglementId, fournisseurId } of demandes) {
    try {
      await executerRemboursement(ctx, { id: reglementId, fournisseurId }, { id, montant })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error // said at the next minute
    }
  }
}
