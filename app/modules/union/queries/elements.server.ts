import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'

export const filtresElementSchema = z.object({
  recherche: z.string().max(100).catch(''),
  archives: z.enum(['', 'oui']).catch(''),
  tri: z.string().max(20).catch(''),
})
export type FiltresElement = z.output<typeof filtresElementSchema>

/** Above that, a list is searched, not read. */
const limite = 1000

/** The names of the member that a column points to, as a line shows them. */
function nomDe(alias: string, colonne: string) {
  return sql<string | null>`(select p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)
    from adherent a join personne p on p.union_id = a.union_id and p.id = a.personne_id
    where a.union_id = ${sql.ref(`${alias}.unionId`)} and a.id = ${sql.ref(`${alias}.${colonne}`)})`
}

/** The identifier of that member, as a form asks for it. */
function pseudoDe(alias: string, colonne: string) {
  return sql<string | null>`(select a.pseudo from adherent a
    where a.union_id = ${sql.ref(`${alias}.unionId`)} and a.id = ${sql.ref(`${alias}.${colonne}`)})`
}

/** Every word that is searched is found somewhere, whatever the accents and the case. */
export function contient(recherche: string, ...colonnes: string[]) {
  const texte = sql.join(
    colonnes.map((colonne) => sql`coalesce(${sql.ref(colonne)}, '')`),
    sql` || ' ' || `,
  )
  return sql<SqlBool>`(select coalesce(bool_and(position(mot in f_norm(${texte})) > 0), true)
    from unnest(string_to_array(f_norm(${recherche.trim().replaceAll(/\s+/g, ' ')}), ' ')) mot where mot <> '')`
}

/** `-nom` is backwards; a column that is not offered sorts by name. Names ignore accents. */
export function ordre(tri: string, colonnes: Record<string, string>) {
  const colonne = colonnes[tri.replace('-', '')] ?? colonnes.nom ?? 'nom'
  const valeur = /[.](nom|libelle|commune)$/.test(colonne)
    ? sql`f_norm(${sql.ref(colonne)})`
    : sql.ref(colonne)
  return sql`${valeur} ${sql.raw(tri.startsWith('-') ? 'desc' : 'asc')} nulls last`
}

export function listCentresDetail(ctx: Ctx | WriteCtx, filtres: FiltresElement) {
  return ctx.db
    .selectFrom('centre as c')
    .where('c.unionId', '=', ctx.union.id)
    .where('c.archiveLe', filtres.archives ? 'is not' : 'is', null)
    .where(contient(filtres.recherche, 'c.nom', 'c.code'))
    .select([
      'c.id',
      'c.nom',
      'c.code',
      'c.archiveLe',
      nomDe('c', 'responsableId').as('responsable'),
    ])
    .select(
      sql<number>`(select count(*) from adherent a where a.union_id = c.union_id and a.centre_id = c.id
        and a.archive_le is null)`.as('adherents'),
    )
    .orderBy(ordre(filtres.tri, { nom: 'c.nom', code: 'c.code', adherents: 'adherents' }))
    .orderBy('c.id')
    .limit(limite)
    .execute()
}

export async function findCentre(ctx: Ctx | WriteCtx, id: string) {
  const centre = await ctx.db
    .selectFrom('centre as c')
    .where('c.unionId', '=', ctx.union.id)
    .where('c.id', '=', id)
    .select(['c.id', 'c.nom', 'c.code', 'c.archiveLe', 'c.version'])
    .select(pseudoDe('c', 'responsableId').as('responsable'))
    .executeTakeFirst()
  return centre ?? notFound()
}

export function listAmicales(ctx: Ctx | WriteCtx, filtres: FiltresElement) {
  return ctx.db
    .selectFrom('amicale as m')
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'm.unionId').onRef('c.id', '=', 'm.centreId'),
    )
    .where('m.unionId', '=', ctx.union.id)
    .where('m.archiveLe', filtres.archives ? 'is not' : 'is', null)
    .where(contient(filtres.recherche, 'm.nom', 'c.nom'))
    .select([
      'm.id',
      'm.nom',
      'm.archiveLe',
      'c.nom as centre',
      nomDe('m', 'presidentId').as('president'),
    ])
    .orderBy(ordre(filtres.tri, { nom: 'm.nom', centre: 'c.nom' }))
    .orderBy('m.id')
    .limit(limite)
    .execute()
}

export async function findAmicale(ctx: Ctx | WriteCtx, id: string) {
  const amicale = await ctx.db
    .selectFrom('amicale as m')
    .where('m.unionId', '=', ctx.union.id)
    .where('m.id', '=', id)
    .select(['m.id', 'm.nom', 'm.centreId', 'm.archiveLe', 'm.version'])
    .select(pseudoDe('m', 'presidentId').as('president'))
    .executeTakeFirst()
  return amicale ?? notFound()
}

export function listLieuxDetail(ctx: Ctx | WriteCtx, filtres: FiltresElement) {
  return ctx.db
    .selectFrom('lieu as l')
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'l.unionId').onRef('c.id', '=', 'l.centreId'),
    )
    .where('l.unionId', '=', ctx.union.id)
    .where('l.archiveLe', filtres.archives ? 'is not' : 'is', null)
    .where(contient(filtres.recherche, 'l.nom', 'l.commune', 'l.adresse'))
    .select(['l.id', 'l.nom', 'l.adresse', 'l.codePostal', 'l.commune', 'l.acces', 'l.capacite'])
    .select(['l.archiveLe', 'c.nom as centre'])
    .orderBy(ordre(filtres.tri, { nom: 'l.nom', commune: 'l.commune', capacite: 'l.capacite' }))
    .orderBy('l.id')
    .limit(limite)
    .execute()
}

export async function findLieu(ctx: Ctx | WriteCtx, id: string) {
  const lieu = await ctx.db
    .selectFrom('lieu')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select(['id', 'nom', 'adresse', 'codePostal', 'commune', 'acces', 'capacite', 'centreId'])
    .select(['archiveLe', 'version'])
    .executeTakeFirst()
  return lieu ?? notFound()
}

/** Identifiers and names to propose while typing; beyond 300 members, one types the identifier. */
export function listProposes(ctx: Ctx | WriteCtx) {
  return ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.archiveLe', 'is', null)
    .where('a.desactiveLe', 'is', null)
    .select(['a.pseudo'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance) || ' ' || p.prenoms`.as('nom'))
    .orderBy('a.nomTri')
    .limit(300)
    .execute()
}
