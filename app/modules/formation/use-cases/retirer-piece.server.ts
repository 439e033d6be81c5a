import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementConsigne } from '../model/consigne.ts'
import { exiger } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { findConsigne } from '../queries/consignes.server.ts'

export const retirerPieceSchema = z.object({
  formationId: z.uuid(),
  consigneId: z.uuid(),
  pieceId: z.uuid('Ce fichier n’est pas reconnu. Rechargez la page.'),
})

/** The file no longer goes with the consigne; mails already sent keep theirs. */
export function retirerPiece(
  ctx: Ctx | WriteCtx,
  { formationId, consigneId, pieceId }: z.output<typeof retirerPieceSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'consigne.ecrire', formation)
    refuseIf(empechementConsigne(formation))
    await findConsigne(ctx, formationId, consigneId)
    const { numDeletedRows } = await ctx.db
      .deleteFrom('consignePiece')
      .where('unionId', '=', ctx.union.id)
      .where('consigneId', '=', consigneId)
      .where('id', '=', pieceId)
      .executeTakeFirst()
    if (numDeletedRows > 0n)
      record(ctx, 'formation.consigne_piece_retiree', { genre: 'formation', id: formationId })
  })
}
