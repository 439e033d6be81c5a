import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'

export const retirerPieceSchema = z.object({ cle: z.string(), pieceId: z.uuid() })

/** The file no longer leaves; mails already written keep it. */
export function retirerPiece(
  ctx: Ctx | WriteCtx,
  { cle, pieceId }: z.output<typeof retirerPieceSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'courriel.ecrire')
    const { numUpdatedRows } = await ctx.db
      .updateTable('modeleCourrielPiece')
      .set({
        retireeLe: ctx.now,
        retireePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', pieceId)
      .where('cle', '=', cle)
      .where('retireeLe', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) notFound()
    record(
      ctx,
      'courriel.piece_retiree',
      { genre: 'modele_courriel', id: pieceId },
      { modele: cle },
    )
  })
}
