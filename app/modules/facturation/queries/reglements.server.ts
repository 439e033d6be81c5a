import { sql } from 'kysely'
import { z } from 'zod'
import { nomComplet } from '#app/modules/stagiaire/model/stagiaire.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { moyens, statutsReglement } from '../model.ts'
import { centresAutorises } from '../policy.ts'

const vide = z.literal('')

export const filtresSchema = z.object({
  recherche: z.string().max(100).catch(''),
  moyen: z.union([z.enum(moyens), vide]).catch(''),
  statut: z.union([z.enum(statutsReglement), vide]).catch(''),
  du: z.union([z.iso.date(), vide]).catch(''),
  au: z.union([z.iso.date(), vide]).catch(''),
  tri: z.enum(['-le', 'le', '-montant', 'montant']).catch('-le'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filtres = z.output<typeof filtresSchema>

const parPage = 100

/** The centre of a formation, which limits who may touch its payments. */
export async function findCentre(
  ctx: Ctx | WriteCtx,
  formationId: string,
): Promise<{ centreId: string | null }> {
  return (
    (await ctx.db
      .selectFrom('formation')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .select('centreId')
      .executeTakeFirst()) ?? notFound()
  )
}

/** Every list of payments starts here: those of the centres where one holds the right. */
export function selectReglements(
  ctx: Ctx | WriteCtx,
  droit: Parameters<typeof centresAutorises>[1] = 'reglement.lister',
) {
  const centres = centresAutorises(ctx, droit)
  return ctx.db
    .selectFrom('reglement as r')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'r.unionId').onRef('f.id', '=', 'r.formationId'),
    )
    .leftJoin('inscription as i', (join) =>
      join.onRef('i.unionId', '=', 'r.unionId').onRef('i.id', '=', 'r.inscriptionId'),
    )
    .leftJoin('client as c', (join) =>
      join.onRef('c.unionId', '=', 'r.unionId').onRef('c.id', '=', 'r.clientId'),
    )
    .where('r.unionId', '=', ctx.union.id)
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`f.centre_id = any(${centres ?? []}::uuid[])`),
    )
}

function lignes(query: ReturnType<typeof selectReglements>) {
  return query
    .select(['r.id', 'r.formationId', 'r.inscriptionId', 'r.moyen', 'r.montant', 'r.rembourse'])
    .select(['r.le', 'r.reference', 'r.fournisseurId', 'r.statut', 'r.recuNumero'])
    .select(['f.numero', 'f.intitule', 'i.nomNaissance', 'i.nomUsage', 'i.prenoms'])
    .select('c.raisonSociale')
}

type Brute = Awaited<ReturnType<ReturnType<typeof lignes>['execute']>>[number]

type Nommable = {
  nomNaissance: string | null
  nomUsage: string | null
  prenoms: string | null
  raisonSociale: string | null
}

/** A line with the name of who paid: a trainee, or a client. */
export function nomPayeur<Ligne extends Nommable>(brute: Ligne) {
  const { nomNaissance, nomUsage, prenoms, raisonSociale, ...ligne } = brute
  const payeur =
    nomNaissance === null || prenoms === null
      ? (raisonSociale ?? '')
      : nomComplet({ nomNaissance, nomUsage, prenoms })
  return { ...ligne, payeur }
}

const nommee = nomPayeur<Brute>

export type LigneReglement = ReturnType<typeof nommee>

/** The payments of one formation, the first first. */
export async function listDeFormation(ctx: Ctx, formationId: string): Promise<LigneReglement[]> {
  const rows = await lignes(selectReglements(ctx))
    .where('r.formationId', '=', formationId)
    .orderBy('r.le')
    .orderBy('r.id')
    .execute()
  return rows.map(nommee)
}

/** A page of the payments of trainings and the totals of the whole list: two statements. */
export async function listReglements(ctx: Ctx | WriteCtx, filtres: Filtres, limite = parPage) {
  const totaux = await filtered(ctx, filtres)
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`coalesce(sum(r.montant) filter (where r.statut <> 'attendu'), 0)::bigint`.as(
        'recu',
      ),
      sql<number>`coalesce(sum(r.rembourse), 0)::bigint`.as('rendu'),
      sql<number>`coalesce(sum(r.montant) filter (where r.statut = 'attendu'), 0)::bigint`.as(
        'attendu',
      ),
    ])
    .executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(totaux.total / limite))
  const page = Math.min(filtres.page, pages)
  const sens = filtres.tri.startsWith('-') ? 'desc' : 'asc'
  const rows = await lignes(filtered(ctx, filtres))
    .orderBy(filtres.tri.endsWith('montant') ? 'r.montant' : 'r.le', sens)
    .orderBy('r.id', sens)
    .limit(limite)
    .offset((page - 1) * limite)
    .execute()
  return { rows: rows.map(nommee), ...totaux, pages, page, parPage: limite }
}

function filtered(ctx: Ctx | WriteCtx, { recherche, moyen, statut, du, au }: Filtres) {
  const mots = recherche.trim().replaceAll(/\s+/g, ' ')
  return selectReglements(ctx)
    .$if(moyen !== '', (query) => query.where('r.moyen', '=', moyen || 'carte'))
    .$if(statut !== '', (query) => query.where('r.statut', '=', statut || 'recu'))
    .$if(du !== '', (query) => query.where('r.le', '>=', du))
    .$if(au !== '', (query) => query.where('r.le', '<=', au))
    .$if(mots !== '', (query) =>
      query.where(sql<boolean>`(select bool_and(position(mot in f_norm(concat_ws(' ', i.nom_naissance,
        i.nom_usage, i.prenoms, c.raison_sociale, f.numero, f.intitule, r.reference, r.recu_numero))) > 0)
        from unnest(string_to_array(f_norm(${mots}), ' ')) mot)`),
    )
}

/** One payment with what names it, for the page of its refund. */
export async function findLigne(ctx: Ctx, id: string): Promise<LigneReglement | undefined> {
  const row = await lignes(selectReglements(ctx)).where('r.id', '=', id).executeTakeFirst()
  return row && nommee(row)
}
