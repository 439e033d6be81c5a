import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { findDemandeFormation } from '../queries/demande.server.ts'

/** CLI-2: the records proposed are other clients: the new one stays, and nothing is proposed any more. */
export function garderFiche(ctx: Ctx | WriteCtx, formationId: string) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'demande_formation.rattacher', formation)
    const demande = (await findDemandeFormation(ctx, formationId)) ?? notFound()
    if (demande.doublonsEcartesLe) return
    await ctx.db
      .updateTable('demandeFormation')
      .set({ doublonsEcartesLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', demande.id)
      .execute()
    record(ctx, 'formation.doublons_ecartes', { genre: 'formation', id: formationId })
  })
}
