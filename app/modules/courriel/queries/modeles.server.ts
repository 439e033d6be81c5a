import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** What the union chose for each model it touched: last version, files. One statement. */
export async function listReglagesModeles(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('modeleCourriel as m')
    .where('m.unionId', '=', ctx.union.id)
    .distinctOn('m.cle')
    .select(['m.cle', 'm.sujet', 'm.creeLe'])
    .orderBy('m.cle')
    .orderBy('m.version', 'desc')
    .execute()
  const pieces = await ctx.db
    .selectFrom('modeleCourrielPiece')
    .where('unionId', '=', ctx.union.id)
    .where('retireeLe', 'is', null)
    .groupBy('cle')
    .select(['cle', sql<number>`count(*)`.as('nombre')])
    .execute()
  return { rows, pieces }
}

/** The versions of a model's text, the last first, with who wrote them. */
export function listVersions(ctx: Ctx | WriteCtx, cle: string, limite = 50) {
  return ctx.db
    .selectFrom('modeleCourriel as m')
    .leftJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'm.unionId').onRef('a.id', '=', 'm.creePar'),
    )
    .leftJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('m.unionId', '=', ctx.union.id)
    .where('m.cle', '=', cle)
    .select(['m.version', 'm.sujet', 'm.corps', 'm.creeLe', 'p.prenoms', 'p.nomNaissance'])
    .orderBy('m.version', 'desc')
    .limit(limite)
    .execute()
}

/** The files that leave with every mail of a model. */
export function listPiecesModele(ctx: Ctx | WriteCtx, cle: string) {
  return ctx.db
    .selectFrom('modeleCourrielPiece as p')
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'p.unionId').onRef('f.id', '=', 'p.fichierId'),
    )
    .where('p.unionId', '=', ctx.union.id)
    .where('p.cle', '=', cle)
    .where('p.retireeLe', 'is', null)
    .select(['p.id', 'p.fichierId', 'f.nomSur as nom', 'f.taille', 'p.ajouteeLe'])
    .orderBy('p.ajouteeLe')
    .orderBy('p.id')
    .execute()
}
