import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteur } from '../ecriture.server.ts'
import { exiger } from '../policy.ts'
import { findLien } from '../queries/liens-partenaires.server.ts'

export const revoquerLienPartenaireSchema = z.object({ formationId: z.uuid(), lienId: z.uuid() })

/** FOR-6: the link takes nobody any more; those enrolled by it stay. Twice = once. */
export function revoquerLienPartenaire(
  ctx: Ctx,
  { formationId, lienId }: z.output<typeof revoquerLienPartenaireSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.partager', formation)
    const { revoqueLe } = await findLien(ctx, formationId, lienId)
    if (revoqueLe !== null) return
    await ctx.db
      .updateTable('lienPartenaire')
      .set({ revoqueLe: ctx.now, revoquePar: auteur(ctx) })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', lienId)
      .execute()
    record(
      ctx,
      'formation.lien_partenaire_revoque',
      { genre: 'formation', id: formationId },
      { lienId },
    )
  })
}
