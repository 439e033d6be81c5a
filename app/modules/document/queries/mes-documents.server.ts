import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { type Categorie, libellesFichier } from '../model.ts'
import { lecteur } from '../policy.ts'
import { concerne, lu } from './destinataires.server.ts'

/** The documents that speak to the actor and are in force: nothing else exists for them. */
function selectMesDocuments(ctx: Ctx | WriteCtx) {
  const { adherentId } = lecteur(ctx)
  return ctx.db
    .selectFrom('documentCollectif as d')
    .innerJoin('adherent as a', (join) => join.on(concerne).on('a.id', '=', adherentId))
    .innerJoin('documentVersion as v', (join) =>
      join
        .onRef('v.unionId', '=', 'd.unionId')
        .onRef('v.documentId', '=', 'd.id')
        .onRef('v.numero', '=', 'd.numero'),
    )
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'v.unionId').onRef('f.id', '=', 'v.fichierId'),
    )
    .leftJoin('documentLu as l', (join) =>
      join
        .onRef('l.unionId', '=', 'd.unionId')
        .onRef('l.documentId', '=', 'd.id')
        .onRef('l.numero', '=', 'd.numero')
        .onRef('l.adherentId', '=', 'a.id'),
    )
    .where('d.unionId', '=', ctx.union.id)
    .where('d.archiveLe', 'is', null)
}

/** What concerns me: not read first, then the latest. One statement. */
export function listMesDocuments(ctx: Ctx, recherche = '') {
  return selectMesDocuments(ctx)
    .$if(recherche.trim() !== '', (query) =>
      query.where(
        sql<boolean>`position(f_norm(${recherche.trim()}) in f_norm(d.titre || ' ' || coalesce(d.description, ''))) > 0`,
      ),
    )
    .select(['d.id', 'd.titre', 'd.categorie', 'd.description', 'd.accuseLecture', 'd.numero'])
    .select(['d.publieLe', 'v.note', 'f.typeDetecte', 'f.taille', 'l.luLe', lu.as('lu')])
    .orderBy('lu')
    .orderBy('d.publieLe', 'desc')
    .orderBy('d.id')
    .$castTo<MonDocument>()
    .execute()
}

export type MonDocument = {
  id: string
  titre: string
  categorie: Categorie
  description: string | null
  accuseLecture: boolean
  numero: number
  publieLe: Date
  note: string | null
  typeDetecte: string
  taille: number
  luLe: Date | null
  lu: boolean
}

/** The version in force of a document that speaks to the actor. */
export function findMonDocument(ctx: Ctx | WriteCtx, id: string) {
  return selectMesDocuments(ctx)
    .where('d.id', '=', id)
    .select(['d.id', 'd.numero', 'd.accuseLecture', 'l.ouvertLe', 'l.luLe'])
    .select(['f.nomSur', 'f.typeDetecte', 'f.taille', 'f.cleStockage'])
    .executeTakeFirst()
}

function selectMesFichiers(ctx: Ctx) {
  const { adherentId, personneId } = lecteur(ctx)
  return ctx.db
    .selectFrom('fichier as f')
    .where('f.unionId', '=', ctx.union.id)
    .where('f.proprietaireGenre', 'in', ['adherent', 'personne'])
    .where('f.proprietaireId', 'in', [adherentId, personneId])
    .where('f.genre', 'in', Object.keys(libellesFichier))
}

/** Files made for the actor alone: procès-verbaux, receipts, diplomas. */
export function listMesFichiers(ctx: Ctx) {
  return selectMesFichiers(ctx)
    .select(['f.id', 'f.genre', 'f.nomSur', 'f.typeDetecte', 'f.taille', 'f.creeLe'])
    .orderBy('f.creeLe', 'desc')
    .orderBy('f.id')
    .limit(500)
    .execute()
}

export function findMonFichier(ctx: Ctx, id: string) {
  return selectMesFichiers(ctx)
    .where('f.id', '=', id)
    .select(['f.nomSur', 'f.typeDetecte', 'f.taille', 'f.cleStockage'])
    .executeTakeFirst()
}
