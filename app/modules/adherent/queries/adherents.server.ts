import { sql } from 'kysely'
import { z } from 'zod'
import { aJourSql } from '#app/modules/cotisation/public.server.ts'
import { type Ctx, type Role, roles, type WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { type StatutAdherent, statutsAdherent } from '../model/adherent.ts'
import { normaliserRecherche, sansAccent } from '../model/pseudo.ts'
import { centresAutorises, type DroitAdherent } from '../policy.ts'
import { competenceValable } from './competences.server.ts'
import {
  comptes,
  comptesDeLaPage,
  etatSql,
  selectAvecCompte,
  selectSansCompte,
} from './etat.server.ts'

const vide = z.literal('')

export const filtresSchema = z.object({
  recherche: z.string().max(100).catch(''),
  centre: z.union([z.uuid(), z.literal('aucun'), vide]).catch(''),
  statut: z.union([z.enum(statutsAdherent), vide]).catch(''),
  role: z.union([z.enum(roles), vide]).catch(''),
  competence: z.union([z.uuid(), vide]).catch(''),
  cotisation: z.union([z.enum(['a_jour', 'pas_a_jour']), vide]).catch(''),
  /** `parti` is one of the closed accounts: left the union. */
  etat: z
    .union([z.enum(['incomplet', 'a_valider', 'valide', 'desactive', 'parti']), vide])
    .catch(''),
  tri: z.enum(['nom', '-nom', 'centre', '-centre', 'arrivee', '-arrivee']).catch('nom'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filtres = z.output<typeof filtresSchema>

const parPage = 100

/** Every read of a member starts here: outside the centres of the role, a member does not exist. */
export function selectAdherents(ctx: Ctx | WriteCtx) {
  return selectAvecCompte(ctx).where(visibles(ctx))
}

export function visibles(ctx: Ctx | WriteCtx) {
  const centres = centresAutorises(ctx, 'adherent.lister')
  return centres === undefined
    ? sql<boolean>`true`
    : sql<boolean>`a.centre_id = any(${centres}::uuid[])`
}

/** Among these centres, those that a right reaches. */
export function centresPermis<Centre extends { id: string }>(
  ctx: Ctx,
  droit: DroitAdherent,
  centres: Centre[],
): Centre[] {
  const permis = centresAutorises(ctx, droit)
  return permis === undefined ? centres : centres.filter(({ id }) => permis.includes(id))
}

/** The members that the filters leave; accounts are looked at only when a filter asks for their state. */
function filtered(ctx: Ctx | WriteCtx, filtres: Filtres) {
  const { recherche, centre, statut, role, competence, cotisation, etat } = filtres
  return selectSansCompte(ctx)
    .where(visibles(ctx))
    .$if(centre === 'aucun', (query) => query.where('a.centreId', 'is', null))
    .$if(centre !== '' && centre !== 'aucun', (query) => query.where('a.centreId', '=', centre))
    .$if(statut !== '', (query) => query.where('a.statut', '=', statut || 'SPV'))
    .$if(etat === 'parti', (query) => query.where('a.partiLe', 'is not', null))
    .$if(etat !== '' && etat !== 'parti', (query) =>
      query
        .leftJoin(comptes.as('k'), (join) => join.onRef('k.compteId', '=', 'a.compteId'))
        .where(sql<boolean>`${etatSql} = ${etat}`),
    )
    .$if(role !== '', (query) =>
      query.where(sql<boolean>`exists (select 1 from accreditation r where r.union_id = a.union_id
        and r.adherent_id = a.id and r.role = ${role} and r.retiree_le is null)`),
    )
    .$if(competence !== '', (query) => query.where(competenceValable(competence, ctx.aujourdhui)))
    .$if(cotisation !== '', (query) =>
      query.where(sql<boolean>`(${aJourSql(ctx.aujourdhui)}) = ${cotisation === 'a_jour'}`),
    )
    .$if(recherche.trim() !== '', (query) => query.where(contientMots(recherche)))
}

/** Every word typed is somewhere in the names, the login, the address or the number: accents and case aside. */
function contientMots(recherche: string) {
  const mots = normaliserRecherche(recherche).split(' ')
  const texte = sql`p.nom_recherche || ' ' || a.pseudo_norm || ' ' || lower(coalesce(a.email, '')) || ' '
    || lower(coalesce(a.numero_federal, ''))`
  return sql<boolean>`(${sql.join(
    mots.map((mot) => sql`position(${mot} in ${texte}) > 0`),
    sql` and `,
  )})`
}

export type Trouve = {
  id: string
  nom: string
  prenoms: string
  pseudo: string
  statut: StatutAdherent
  centre: string | null
  naissanceDate: Jour | null
}

/** The first members that answer to what is being typed, those whose name begins with it first. One statement. */
export function chercherAdherents(ctx: Ctx, recherche: string, limite = 12): Promise<Trouve[]> {
  const debut = sql<boolean>`starts_with(a.nom_tri, ${sansAccent(recherche)})`
  return selectSansCompte(ctx)
    .where(visibles(ctx))
    .where(contientMots(recherche))
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .select(['a.id', 'a.pseudo', 'a.statut', 'c.nom as centre', 'p.prenoms', 'p.naissanceDate'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy(debut, 'desc')
    .orderBy('a.nomTri')
    .orderBy('a.id')
    .limit(limite)
    .execute()
}

/** A page of the members, in one statement whatever the length; one more when their total is not known yet. */
export async function listAdherents(
  ctx: Ctx | WriteCtx,
  filtres: Filtres,
  limite = parPage,
  connu?: { total: number },
) {
  const db = ctx.db
  const selected = filtered(ctx, filtres)
  const { total } = connu ?? (await selected.select(nombre.as('total')).executeTakeFirstOrThrow())
  const pages = Math.max(1, Math.ceil(total / limite))
  const page = Math.min(filtres.page, pages)
  const rows = await db
    .with('page', () =>
      selected
        .leftJoin('centre as c', (join) =>
          join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
        )
        .select(['a.id', 'a.compteId', 'c.nom as centre'])
        .select(sql<number>`row_number() over (order by ${ordre(filtres.tri)})`.as('rang'))
        .orderBy(ordre(filtres.tri))
        .limit(limite)
        .offset((page - 1) * limite),
    )
    .selectFrom('page')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.id', '=', 'page.id').on('a.unionId', '=', ctx.union.id),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .leftJoin(comptesDeLaPage.as('k'), (join) => join.onRef('k.compteId', '=', 'a.compteId'))
    .select(['a.id', 'a.pseudo', 'a.statut', 'a.grade', 'a.email', 'a.telephone', 'a.creeLe'])
    .select(['p.prenoms', 'page.centre', etatSql.as('etat'), rolesTenus.as('roles')])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy('page.rang')
    .execute()
  return { rows, total, pages, page, parPage: limite }
}

function ordre(tri: Filtres['tri']) {
  const sens = sql.raw(tri.startsWith('-') ? 'desc' : 'asc')
  if (tri.endsWith('centre')) return sql`c.nom ${sens}, a.nom_tri, a.id`
  if (tri.endsWith('arrivee')) return sql`a.cree_le ${sens}, a.nom_tri, a.id`
  return sql`a.nom_tri ${sens}, a.id`
}

const rolesTenus = sql<
  Role[]
>`(select coalesce(array_agg(distinct r.role), '{}') from accreditation r
  where r.union_id = a.union_id and r.adherent_id = a.id and r.retiree_le is null)`

const nombre = sql<number>`count(*)`

/** How many answer to each saved view, and to these filters; one statement. */
export async function countVues(ctx: Ctx, filtres: Filtres) {
  const db = ctx.db
  const tous = db
    .selectFrom('adherent as a')
    .where('a.unionId', '=', ctx.union.id)
    .where('a.archiveLe', 'is', null)
    .where(visibles(ctx))
  const { page, tri, ...choix } = filtres
  const filtre = Object.values(choix).some((valeur) => valeur.trim() !== '')
  const comptees = await db
    .with('page', () => tous.where(enCours).select(['a.id', 'a.compteId']))
    .selectNoFrom((eb) => [
      tous.select(nombre.as('n')).where('a.partiLe', 'is not', null).as('partis'),
      (filtre ? filtered(ctx, filtres).select(nombre.as('n')) : tous.select(nombre.as('n'))).as(
        'total',
      ),
      eb.selectFrom('page').select(nombre.as('n')).as('enCours'),
      selectSansCompte(ctx)
        .where(visibles(ctx))
        .where(enCours)
        .leftJoin(comptesDeLaPage.as('k'), (join) => join.onRef('k.compteId', '=', 'a.compteId'))
        .where(sql<boolean>`${etatSql} = 'a_valider'`)
        .select(nombre.as('n'))
        .as('aValider'),
    ])
    .executeTakeFirstOrThrow()
  const { partis, total, enCours: reste, aValider } = comptees
  return {
    total: total ?? 0,
    partis: partis ?? 0,
    aValider: aValider ?? 0,
    incomplets: (reste ?? 0) - (aValider ?? 0),
  }
}

const enCours = sql<boolean>`(a.valide_le is null and a.desactive_le is null and a.parti_le is null)`
