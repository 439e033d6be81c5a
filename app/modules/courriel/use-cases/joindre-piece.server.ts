import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { record } from '#app/platform/journal.server.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { findModele } from '../catalogue.ts'
import { empechementPiece } from '../model/piece.ts'
import { authorize } from '../policy.ts'
import { listPiecesModele } from '../queries/modeles.server.ts'

export const joindrePieceSchema = z.object({
  id: z.uuid('Rechargez la page, puis choisissez de nouveau le fichier.'),
  cle: z.string(),
})

/** MAI-1: a file of the union leaves with every mail of this model, from the next one on. */
export function joindrePiece(
  ctx: Ctx | WriteCtx,
  { id, cle }: z.output<typeof joindrePieceSchema>,
  fichier: Upload,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'courriel.ecrire')
    const modele = findModele(cle) ?? notFound()
    const deja = await listPiecesModele(ctx, modele.cle)
    if (deja.some((piece) => piece.id === id)) return // sent twice by the same form
    refuseIf(
      empechementPiece(
        fichier.bytes.length,
        deja.map(({ taille }) => taille),
      ),
      'fichier',
    )
    const { id: fichierId } = await insertFichier(ctx, {
      bytes: fichier.bytes,
      nom: fichier.nom,
      genre: 'piece_modele_courriel',
      proprietaire: { genre: 'modele_courriel_piece', id },
      fige: true,
    })
    const auteur = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
    await ctx.db
      .insertInto('modeleCourrielPiece')
      .values({ unionId: ctx.union.id, id, cle, fichierId, ajouteeLe: ctx.now, ajouteePar: auteur })
      .execute()
    record(ctx, 'courriel.piece_jointe', { genre: 'modele_courriel', id }, { modele: cle })
  })
}
