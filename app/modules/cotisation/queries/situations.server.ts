import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { type GenreCotisation, genresCotisation, type MoyenPaiement } from '../model.ts'
import { aJourSql, selectMembres } from './membres.server.ts'

const vide = z.literal('')

export const filtresSchema = z.object({
  vue: z.enum(['pas_a_jour', 'a_jour', 'toutes']).catch('pas_a_jour'),
  recherche: z.string().max(100).catch(''),
  centre: z.union([z.uuid(), z.literal('aucun'), vide]).catch(''),
  /** Without it, the fees that make a member up to date. */
  genre: z.union([z.enum(genresCotisation), vide]).catch(''),
  /** The day one asks about; today when empty. */
  jour: z.union([z.iso.date(), vide]).catch(''),
  tri: z.enum(['nom', '-nom', 'centre', '-centre']).catch('nom'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filtres = z.output<typeof filtresSchema>

const parPage = 100

export type CotisationDuJour = {
  id: string
  genre: GenreCotisation
  du: Jour
  au: Jour
  montant: number
  payeeLe: Jour | null
  moyen: MoyenPaiement | null
}

/** A page of the members with their fees of the day, and the totals of the whole list: two statements. */
export async function listSituations(ctx: Ctx | WriteCtx, filtres: Filtres, limite = parPage) {
  const jour = filtres.jour || ctx.aujourdhui
  const selected = filtered(ctx, filtres, jour)
  const ok = regle(filtres, jour)
  const totaux = await selected
    .select([
      sql<number>`count(*) filter (where ${ok})`.as('aJour'),
      sql<number>`count(*) filter (where not ${ok})`.as('enRetard'),
      sql<number>`coalesce(sum(${somme(filtres, jour, true)}), 0)::bigint`.as('encaisse'),
      sql<number>`coalesce(sum(${somme(filtres, jour, false)}), 0)::bigint`.as('attendu'),
    ])
    .executeTakeFirstOrThrow()
  const total = totalDe(filtres.vue, totaux)
  const pages = Math.max(1, Math.ceil(total / limite))
  const page = Math.min(filtres.page, pages)
  const rows = await selected
    .$if(filtres.vue === 'a_jour', (query) => query.where(ok))
    .$if(filtres.vue === 'pas_a_jour', (query) => query.where(sql<boolean>`not ${ok}`))
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .select(['a.id', 'a.email', 'a.numeroFederal', 'c.nom as centre', 'p.prenoms'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .select([cotisationsDuJour(jour).as('cotisations'), aJourSql(jour).as('aJour')])
    .select(derniereRelance.as('relanceLe'))
    .orderBy(ordre(filtres.tri))
    .limit(limite)
    .offset((page - 1) * limite)
    .execute()
  return { rows, ...totaux, total, jour, pages, page, parPage: limite }
}

export type Situation = Awaited<ReturnType<typeof listSituations>>['rows'][number]

function totalDe(vue: Filtres['vue'], { aJour, enRetard }: { aJour: number; enRetard: number }) {
  if (vue === 'a_jour') return aJour
  return vue === 'pas_a_jour' ? enRetard : aJour + enRetard
}

/** Who left the union owes nothing more. */
function filtered(ctx: Ctx | WriteCtx, { recherche, centre }: Filtres, jour: Jour) {
  return selectMembres(ctx)
    .where('a.nature', '=', 'membre')
    .where(sql<boolean>`(a.parti_le is null or a.parti_le::date > ${jour}::date)`)
    .$if(centre === 'aucun', (query) => query.where('a.centreId', 'is', null))
    .$if(centre !== '' && centre !== 'aucun', (query) => query.where('a.centreId', '=', centre))
    .$if(recherche.trim() !== '', (query) =>
      query.where(
        sql<boolean>`(select bool_and(position(mot in p.nom_recherche || ' ' || a.pseudo_norm || ' '
          || lower(coalesce(a.numero_federal, ''))) > 0)
          from unnest(string_to_array(f_norm(${recherche.trim().replaceAll(/\s+/g, ' ')}), ' ')) mot)`,
      ),
    )
}

/** Up to date for all that is required, or for the one kind that is asked. */
function regle({ genre }: Filtres, jour: Jour) {
  if (genre === '') return aJourSql(jour)
  return sql<boolean>`exists (select 1 from cotisation ck where ck.union_id = a.union_id
    and ck.adherent_id = a.id and ck.genre = ${genre} and ck.payee_le is not null
    and ${jour}::date between ck.du and ck.au)`
}

function somme({ genre }: Filtres, jour: Jour, payee: boolean) {
  const etat = payee ? sql`is not null` : sql`is null`
  const choisi = genre === '' ? sql`true` : sql`ck.genre = ${genre}`
  return sql<number>`(select sum(ck.montant) from cotisation ck where ck.union_id = a.union_id
    and ck.adherent_id = a.id and ck.payee_le ${etat} and ${choisi}
    and ${jour}::date between ck.du and ck.au)`
}

function cotisationsDuJour(jour: Jour) {
  return sql<CotisationDuJour[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', ck.id,
      'genre', ck.genre, 'du', ck.du, 'au', ck.au, 'montant', ck.montant, 'payeeLe', ck.payee_le,
      'moyen', ck.moyen) order by ck.du), '[]')
    from cotisation ck where ck.union_id = a.union_id and ck.adherent_id = a.id
      and ${jour}::date between ck.du and ck.au)`
}

const derniereRelance = sql<Jour | null>`(select max(rc.le) from relance_cotisation rc
  where rc.union_id = a.union_id and rc.adherent_id = a.id)`

function ordre(tri: Filtres['tri']) {
  const sens = sql.raw(tri.startsWith('-') ? 'desc' : 'asc')
  if (tri.endsWith('centre')) return sql`c.nom ${sens}, a.nom_tri, a.id`
  return sql`a.nom_tri ${sens}, a.id`
}

type Choix = { ids: string[]; filtres: Filtres }

/** The members of a choice: those ticked, else all that the filters leave as not up to date. */
export function listChoisis(ctx: Ctx | WriteCtx, { ids, filtres }: Choix) {
  const jour = filtres.jour || ctx.aujourdhui
  const choisis =
    ids.length > 0
      ? selectMembres(ctx).where('a.id', 'in', ids)
      : filtered(ctx, filtres, jour).where(sql<boolean>`not ${regle(filtres, jour)}`)
  return choisis
    .select(['a.id', 'a.email', 'p.prenoms', 'a.centreId', aJourSql(jour).as('aJour')])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .select(cotisationsDuJour(jour).as('cotisations'))
    .select(
      sql<boolean>`exists (select 1 from relance_cotisation rc where rc.union_id = a.union_id
        and rc.adherent_id = a.id and rc.le = ${ctx.aujourdhui}::date)`.as('dejaRelance'),
    )
    .orderBy('a.nomTri')
    .orderBy('a.id')
    .limit(20_000)
    .execute()
}
