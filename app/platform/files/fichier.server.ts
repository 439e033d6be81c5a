import { sql } from 'kysely'
import type { WriteCtx } from '../ctx.ts'
import { newId } from '../id.ts'
import { deleteStoredFile, keyOfBytes, putFile } from './files.server.ts'

type Fichier = {
  bytes: Buffer
  nom: string
  /** When more is known than the first bytes say: a zip that is a word processor's text. */
  type?: string
  genre: string
  proprietaire: { genre: string; id: string }
  /** A frozen document (PV, invoice, diploma): neither its row nor its bytes ever change. */
  fige: boolean
}

/** Stores bytes and their row. The object is written first: a rollback leaves an orphan, never a hole. */
export async function insertFichier(ctx: WriteCtx, fichier: Fichier) {
  await lockKey(ctx, keyOfBytes(fichier.bytes))
  const stored = await putFile(fichier.bytes, { nom: fichier.nom })
  const id = newId()
  await ctx.db
    .insertInto('fichier')
    .values({
      unionId: ctx.union.id,
      id,
      sha256: stored.sha256,
      taille: stored.taille,
      typeDetecte: fichier.type ?? stored.typeDetecte,
      nomSur: stored.nomSur,
      cleStockage: stored.cle,
      genre: fichier.genre,
      proprietaireGenre: fichier.proprietaire.genre,
      proprietaireId: fichier.proprietaire.id,
      fige: fichier.fige,
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .execute()
  return { id, sha256: stored.sha256 }
}

/** Removes rows (never a frozen one) and then their bytes, unless another row, of any union, still names them. */
export function deleteFichiers(ctx: WriteCtx, ids: string[]): Promise<number> {
  return deleteRows(ctx, ids, 'effacer_fichiers')
}

/** Removes signatures, frozen as they are, that no presence shows any more. */
export function deleteSignatures(ctx: WriteCtx, ids: string[]): Promise<number> {
  return deleteRows(ctx, ids, 'effacer_signatures')
}

/** The key is locked until the commit, as when it is written: no row can find its bytes gone. */
async function deleteRows(
  ctx: WriteCtx,
  ids: string[],
  definer: 'effacer_fichiers' | 'effacer_signatures',
): Promise<number> {
  if (ids.length === 0) return 0
  const { rows } = await sql<{ cle: string }>`select cle
    from ${sql.raw(definer)}(${ids}::uuid[]) cle order by cle`.execute(ctx.db)
  for (const cle of new Set(rows.map((row) => row.cle))) {
    await lockKey(ctx, cle)
    const used = await sql<{ utilisee: boolean }>`select cle_utilisee(${cle}) utilisee`.execute(
      ctx.db,
    )
    if (!used.rows[0]?.utilisee) await deleteStoredFile(cle)
  }
  return rows.length
}

async function lockKey(ctx: WriteCtx, cle: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fichier:${cle}`}, 0))`.execute(ctx.db)
}
