import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Jour } from '#app/platform/jour.ts'
import { genresRequis } from '../model.ts'
import { centresAutorises } from '../policy.ts'

/**
 * The rule of `estAJour` in SQL, for lists of members (alias `a`) that are filtered on it: the model is
 * the rule, a test compares the two.
 */
export function aJourSql(jour: Jour) {
  return sql<boolean>`(select count(distinct ck.genre) from cotisation ck
    where ck.union_id = a.union_id and ck.adherent_id = a.id and ck.payee_le is not null
      and ck.genre in (${sql.join([...genresRequis])}) and ${jour}::date between ck.du and ck.au)
    = ${sql.lit(genresRequis.length)}`
}

/** Members one may see. Outside the centres of the role, nobody exists. */
export function selectMembres(ctx: Ctx | WriteCtx) {
  const db: Ctx['db'] = ctx.db
  const centres = centresAutorises(ctx, 'cotisation.lister')
  return db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.archiveLe', 'is', null)
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`a.centre_id = any(${centres}::uuid[])`),
    )
}

/** Locks members one may see, in the order of their ids; 404 when one is missing. */
export async function lockMembres(ctx: WriteCtx, ids: string[]) {
  const uniques = [...new Set(ids)]
  if (uniques.length === 0) return []
  const rows = await selectMembres(ctx)
    .where('a.id', 'in', uniques)
    .orderBy('a.id')
    .select(['a.id', 'a.centreId', 'a.personneId'])
    .forUpdate('a')
    .execute()
  if (rows.length !== uniques.length) notFound()
  return rows
}

export async function lockMembre(ctx: WriteCtx, id: string) {
  const [membre] = await lockMembres(ctx, [id])
  return membre ?? notFound()
}

/** The member's names, and where they belong; undefined when one may not see them. */
export function findMembre(ctx: Ctx | WriteCtx, id: string) {
  return selectMembres(ctx)
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .where('a.id', '=', id)
    .select(['a.id', 'a.personneId', 'a.centreId', 'a.email', 'a.numeroFederal', 'c.nom as centre'])
    .select(['a.adresse', 'a.codePostal', 'a.commune', 'p.prenoms'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .executeTakeFirst()
}
