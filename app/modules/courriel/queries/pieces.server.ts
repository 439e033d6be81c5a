import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { JoinedFile } from '#app/platform/email/attach.server.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'

/** The files that leave with a mail, in their order. */
export function listPieces(ctx: Ctx | WriteCtx, courrielId: string) {
  return ctx.db
    .selectFrom('courrielPiece as p')
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'p.unionId').onRef('f.id', '=', 'p.fichierId'),
    )
    .where('p.unionId', '=', ctx.union.id)
    .where('p.courrielId', '=', courrielId)
    .select(['f.id', 'f.nomSur as nom', 'f.typeDetecte as type', 'f.taille'])
    .select(['f.cleStockage as cle', 'f.sha256'])
    .orderBy('p.rang')
    .execute()
}

/** Files by their ids, in the order given. */
export async function listFichiers(ctx: Ctx | WriteCtx, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('fichier')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .select([
      'id',
      'nomSur as nom',
      'typeDetecte as type',
      'taille',
      'cleStockage as cle',
      'sha256',
    ])
    .execute()
  return ids.flatMap((id) => rows.filter((row) => row.id === id))
}

type Piece = { nom: string; type: string; cle: string; sha256: string }

export function readPieces(pieces: Piece[]): Promise<JoinedFile[]> {
  return Promise.all(
    pieces.map(async ({ nom, type, cle, sha256 }) => ({
      name: nom,
      type,
      bytes: await readStoredFile(cle, sha256),
    })),
  )
}
