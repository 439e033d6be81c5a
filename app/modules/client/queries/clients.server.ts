import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { genresClient, lireNumeroClient } from '../model/client.ts'

export const filtresSchema = z.object({
  recherche: z.string().max(100).catch(''),
  genre: z.union([z.enum(genresClient), z.literal('')]).catch(''),
  vue: z.enum(['', 'archives']).catch(''),
  tri: z.enum(['nom', '-nom', 'numero', '-numero', 'commune', '-commune']).catch('nom'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filtres = z.output<typeof filtresSchema>

const parPage = 100

/** Every read of a client starts here. */
export function selectClients(ctx: Ctx | WriteCtx) {
  const db: Ctx['db'] = ctx.db
  return db.selectFrom('client as c').where('c.unionId', '=', ctx.union.id)
}

/**
 * A page of the list and its total, in one statement. What is searched is found once, then counted and sorted;
 * without a search, an index gives the page. What costs is looked for in its rows alone. A page beyond the last
 * is the last.
 */
export async function listClients(ctx: Ctx | WriteCtx, filtres: Filtres, limite = parPage) {
  const tri = ordre(filtres.tri)
  const cherche = filtres.recherche.trim() !== ''
  const compte = sql<number>`(select total from compte)`
  const debut = sql<number>`least(${(filtres.page - 1) * limite}::bigint,
    greatest(${compte} - 1, 0) / ${limite} * ${limite})`
  const db: Ctx['db'] = ctx.db
  const lues = await db
    .with(
      (cte) => (cherche ? cte('trouves').materialized() : cte('trouves').notMaterialized()),
      () => filtered(ctx, filtres).select(['c.id', 'c.numero', 'c.nomNorm', 'c.codePostal']),
    )
    .with(
      (cte) => cte('compte').materialized(),
      (cte) => cte.selectFrom('trouves').select(sql<number>`count(*)`.as('total')),
    )
    .with('page', (cte) =>
      cte
        .selectFrom('trouves as c')
        .select(['c.id', sql<number>`row_number() over (order by ${tri})`.as('rang')])
        .orderBy(tri)
        .limit(limite)
        .offset(debut),
    )
    .selectFrom('page')
    .innerJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('client as c')
          .where('c.unionId', '=', ctx.union.id)
          .whereRef('c.id', '=', 'page.id')
          .select(['c.id', 'c.numero', 'c.genre', 'c.raisonSociale', 'c.siret', 'c.codePostal'])
          .select(['c.commune', 'c.adresse', 'c.emailFactures', 'c.estLUnion', 'c.archiveLe'])
          .select([contactPrincipal.as('contact'), formations.as('formations')])
          .offset(0) // each by its key: never all the clients read again for a hundred
          .as('ligne'),
      (join) => join.onTrue(),
    )
    .selectAll('ligne')
    .select(compte.as('total'))
    .orderBy('page.rang')
    .execute()
  const total = lues[0]?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / limite))
  const rows = lues.map(({ total: _, ...client }) => client)
  return { rows, total, pages, page: Math.min(filtres.page, pages), parPage: limite }
}

export type ClientListe = Awaited<ReturnType<typeof listClients>>['rows'][number]

type ContactListe = { nom: string; prenom: string; email: string | null; telephone: string | null }

const contactPrincipal = sql<ContactListe | null>`(select jsonb_build_object('nom', k.nom,
  'prenom', k.prenom, 'email', k.email, 'telephone', k.telephone) from contact k
  where k.union_id = c.union_id and k.client_id = c.id order by k.principal desc, k.nom, k.id limit 1)`

const formations = sql<number>`(select count(*) from formation f where f.union_id = c.union_id
  and f.client_id = c.id and f.statut not in ('refusee', 'annulee'))`

function filtered(ctx: Ctx | WriteCtx, { recherche, genre, vue }: Filtres) {
  return selectClients(ctx)
    .where('c.archiveLe', vue === 'archives' ? 'is not' : 'is', null)
    .$if(genre !== '', (query) => query.where('c.genre', '=', genre || 'entreprise'))
    .$if(recherche.trim() !== '', (query) => query.where(repond(ctx, recherche.trim())))
}

/** By name, number, SIRET, commune, or a contact's name or address. Found once, then looked up. */
export function repond(ctx: Ctx | WriteCtx, texte: string) {
  const chiffres = texte.replaceAll(/[\s.\-\u00a0\u202f]/g, '')
  const numero = lireNumeroClient(texte) ?? ''
  const debutSiret = /^\d{5,14}$/.test(chiffres) ? chiffres : ''
  return sql<boolean>`(position(coalesce(nullif(f_nom_client(${texte}), ''), f_norm(${texte})) in c.recherche) > 0
    or c.numero = ${numero}
    or (${debutSiret} <> '' and (starts_with(c.siret, ${debutSiret}) or c.code_postal = ${debutSiret}))
    or c.id = any(array(select k.client_id from contact k where k.union_id = ${ctx.union.id}
      and (k.email_norm = lower(${texte}) or position(f_norm(${texte}) in k.recherche) > 0))))`
}

function ordre(tri: Filtres['tri']) {
  const sens = sql.raw(tri.startsWith('-') ? 'desc' : 'asc')
  if (tri.endsWith('numero')) return sql`c.numero ${sens}`
  if (tri.endsWith('commune')) return sql`c.code_postal ${sens}, c.nom_norm, c.id`
  return sql`c.nom_norm ${sens}, c.id`
}

/** The whole record; one that was merged into another is still found, and says into which. */
export function findClient(ctx: Ctx | WriteCtx, id: string) {
  return selectClients(ctx).where('c.id', '=', id).selectAll('c').executeTakeFirst()
}

export type FicheClient = NonNullable<Awaited<ReturnType<typeof findClient>>>

/** Locked first, read after. */
export async function lockClient(ctx: WriteCtx, id: string): Promise<FicheClient> {
  await selectClients(ctx).where('c.id', '=', id).select('c.id').forUpdate('c').execute()
  return (await findClient(ctx, id)) ?? notFound()
}

export function listContacts(ctx: Ctx | WriteCtx, clientId: string) {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('contact')
    .where('unionId', '=', ctx.union.id)
    .where('clientId', '=', clientId)
    .select(['id', 'nom', 'prenom', 'fonction', 'email', 'telephone', 'principal', 'version'])
    .orderBy('principal', 'desc')
    .orderBy('nom')
    .orderBy('id')
    .execute()
}

export type Contact = Awaited<ReturnType<typeof listContacts>>[number]

export async function findContact(ctx: Ctx | WriteCtx, contactId: string) {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('contact')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', contactId)
    .select(['id', 'clientId', 'nom', 'prenom', 'fonction', 'email', 'telephone'])
    .select(['principal', 'version'])
    .executeTakeFirst()
}
