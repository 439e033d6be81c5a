import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

function selectDocuments(ctx: Ctx | WriteCtx, formationId: string) {
  const db = ctx.db
  return db
    .selectFrom('documentFormation as d')
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'd.unionId').onRef('f.id', '=', 'd.fichierId'),
    )
    .where('d.unionId', '=', ctx.union.id)
    .where('d.formationId', '=', formationId)
    .where('d.archiveLe', 'is', null)
}

/** The papers of a formation, latest first: what they are, who made or sent them and when. */
export function listDocuments(ctx: Ctx, formationId: string) {
  return selectDocuments(ctx, formationId)
    .leftJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'd.unionId').onRef('a.id', '=', 'd.creePar'),
    )
    .leftJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .select(['d.id', 'd.genre', 'd.numero', 'd.creeLe', 'd.envoyeLe', 'f.nomSur', 'f.taille'])
    .select(
      sql<string | null>`p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)`.as('par'),
    )
    .select(sql<boolean>`d.donnees ? 'depose'`.as('depose'))
    .orderBy('d.creeLe', 'desc')
    .orderBy('d.id', 'desc')
    .execute()
}

/** The stored bytes of one of them. */
export function findDocument(ctx: Ctx | WriteCtx, formationId: string, id: string) {
  return selectDocuments(ctx, formationId)
    .where('d.id', '=', id)
    .select(['d.id', 'd.genre', 'f.nomSur', 'f.cleStockage', 'f.typeDetecte', 'f.taille'])
    .select(sql<boolean>`d.donnees ? 'depose'`.as('depose'))
    .executeTakeFirst()
}
