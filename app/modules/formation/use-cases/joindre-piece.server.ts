import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { record } from '#app/platform/journal.server.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { empechementConsigne, empechementPiece } from '../model/consigne.ts'
import { exiger } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { listConsignes } from '../queries/consignes.server.ts'

export const joindrePieceSchema = z.object({
  pieceId: z.uuid('Rechargez la page, puis choisissez de nouveau le fichier.'),
  formationId: z.uuid(),
  consigneId: z.uuid(),
})

/** FOR-8: a file of the union goes with a consigne; sent twice by one form, it is joined once. */
export function joindrePiece(
  ctx: Ctx | WriteCtx,
  { pieceId, formationId, consigneId }: z.output<typeof joindrePieceSchema>,
  fichier: Upload | undefined,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'consigne.ecrire', formation)
    refuseIf(empechementConsigne(formation))
    const consignes = await listConsignes(ctx, formationId)
    if (!consignes.some(({ id }) => id === consigneId)) notFound()
    const pieces = consignes.flatMap(({ pieces }) => pieces)
    if (pieces.some(({ id }) => id === pieceId)) return
    if (!fichier) throw new Refusal('Choisissez un fichier.', 'fichier')
    refuseIf(empechementPiece(fichier.bytes.length, pieces), 'fichier')
    const { id: fichierId } = await insertFichier(ctx, {
      bytes: fichier.bytes,
      nom: fichier.nom,
      genre: 'piece_consigne',
      proprietaire: { genre: 'formation', id: formationId },
      fige: true,
    })
    const auteur = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
    await ctx.db
      .insertInto('consignePiece')
      .values({
        unionId: ctx.union.id,
        id: pieceId,
        consigneId,
        fichierId,
        creeLe: ctx.now,
        creePar: auteur,
      })
      .execute()
    record(ctx, 'formation.consigne_piece_jointe', { genre: 'formation', id: formationId })
  })
}
