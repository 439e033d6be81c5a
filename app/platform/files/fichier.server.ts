import { sql } from 'kysely'
import type { WriteCtx } from '../ctx.ts'
import { newId } from '../id.ts'
import { keyOfBytes, putFile } from './files.server.ts'

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

async function lockKey(ctx: WriteCtx, cle: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fichier:${cle}`}, 0))`.execute(ctx.db)
}
