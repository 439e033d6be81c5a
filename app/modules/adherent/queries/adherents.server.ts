import { sql } from 'kysely'
import { z } from 'zod'
import { type Ctx, type Role, roles, type WriteCtx } from '#app/platform/ctx.ts'
import { statutsAdherent } from '../model/adherent.ts'
import { centresAutorises } from '../policy.ts'
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
  etat: z.union([z.enum(['incomplet', 'a_valider', 'valide', 'desactive']), vide]).catch(''),
  tri: z.enum(['nom', '-nom', 'centre', '-centre', 'arrivee', '-arrivee']).catch('nom'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filtres = z.output<typeof filtresSchema>

const parPage = 100

/** Every read of a member starts here: outside the centres of the role, a member does not exist. */
export function selectAdherents(ctx: Ctx | WriteCtx) {
  return selectAvecCompte(ctx).where(visibles(ctx))
}

function visibles(ctx: Ctx | WriteCtx) {
  const centres = centresAutorises(ctx, 'adherent.lister')
  return centres === undefined
    ? sql<boolean>`true`
    : sql<boolean>`a.centre_id = any(${centres}::uuid[])`
}

/** Among these centres, those that a right reaches. */
export function centresPermis<Centre extends { id: string }>(
  ctx: Ctx,
  droit: 'adherent.lister' | 'adherent.creer' | 'adherent.modifier',
  centres: Centre[],
): Centre[] {
  const permis = centresAutorises(ctx, droit)
  return permis === undefined ? centres : centres.filter(({ id }) => permis.includes(id))
}

/** The members that the filters leave; accounts are looked at only when a filter asks for their state. */
function filtered(ctx: Ctx | WriteCtx, { recherche, centre, statut, role, etat }: Filtres) {
  return selectSansCompte(ctx)
    .where(visibles(ctx))
    .$if(centre === 'aucun', (query) => query.where('a.centreId', 'is', null))
    .$if(centre !== '' && centre !== 'aucun', (query) => query.where('a.centreId', '=', centre))
    .$if(statut !== '', (query) => query.where('a.statut', '=', statut || 'SPV'))
    .$if(etat !== '', (query) =>
      query
        .leftJoin(comptes.as('k'), (join) => join.onRef('k.compteId', '=', 'a.compteId'))
        .where(sql<boolean>`${etatSql} = ${etat}`),
    )
    .$if(role !== '', (query) =>
      query.where(sql<boolean>`exists (select 1 from accreditation r where r.union_id = a.union_id
        and r.adherent_id = a.id and r.role = ${role} and r.retiree_le is null)`),
    )
    .$if(recherche.trim() !== '', (query) =>
      query.where(
        sql<boolean>`(select bool_and(position(mot in p.nom_recherche || ' ' || a.pseudo_norm || ' '
          || lower(coalesce(a.email, ''))) > 0) from unnest(string_to_array(f_norm(${mots(recherche)}), ' ')) mot)`,
      ),
    )
}

function mots(recherche: string): string {
  return recherche.trim().replaceAll(/\s+/g, ' ')
}

/** A page of the members and their total, in two statements whatever the length. */
export async function listAdherents(ctx: Ctx | WriteCtx, filtres: Filtres, limite = parPage) {
  const db = ctx.db
  const selected = filtered(ctx, filtres)
  const { total } = await selected
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
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
