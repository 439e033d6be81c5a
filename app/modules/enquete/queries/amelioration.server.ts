import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

export const filtresReclamationsSchema = z.object({
  vue: z.enum(['ouvertes', 'closes', 'toutes']).catch('ouvertes'),
  recherche: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type FiltresReclamations = z.output<typeof filtresReclamationsSchema>

export const filtresActionsSchema = z.object({
  vue: z.enum(['en_cours', 'terminees', 'toutes']).catch('en_cours'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type FiltresActions = z.output<typeof filtresActionsSchema>

const parPage = 100

export function lockReclamation(ctx: WriteCtx, id: string) {
  return ctx.db
    .selectFrom('reclamation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select(['numero', 'version', 'repondueLe', 'closeLe', 'formationId'])
    .forUpdate()
    .executeTakeFirst()
}

export function lockAction(ctx: WriteCtx, id: string) {
  return ctx.db
    .selectFrom('actionAmelioration')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select(['version', 'termineeLe'])
    .forUpdate()
    .executeTakeFirst()
}

export function findReclamation(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('reclamation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

export function findAction(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('actionAmelioration')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

/** The register of complaints, latest first: one statement, with what each view holds. */
export async function listReclamations(ctx: Ctx, filtres: FiltresReclamations) {
  const { vue, recherche } = filtres
  const cherche = ctx.db
    .selectFrom('reclamation as r')
    .leftJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'r.unionId').onRef('f.id', '=', 'r.formationId'),
    )
    .where('r.unionId', '=', ctx.union.id)
    .$if(recherche !== '', (query) =>
      query.where(
        sql<boolean>`position(f_norm(${recherche}) in f_norm(r.numero || ' ' || r.auteur || ' ' || r.objet)) > 0`,
      ),
    )
  const { ouvertes, closes } = await cherche
    .select(sql<number>`count(*) filter (where r.close_le is null)`.as('ouvertes'))
    .select(sql<number>`count(*) filter (where r.close_le is not null)`.as('closes'))
    .executeTakeFirstOrThrow()
  const total = { ouvertes, closes, toutes: ouvertes + closes }[vue]
  const pages = Math.max(1, Math.ceil(total / parPage))
  const page = Math.min(filtres.page, pages)
  const rows = await cherche
    .$if(vue === 'ouvertes', (query) => query.where('r.closeLe', 'is', null))
    .$if(vue === 'closes', (query) => query.where('r.closeLe', 'is not', null))
    .select(['r.id', 'r.numero', 'r.recueLe', 'r.canal', 'r.auteur', 'r.objet', 'r.repondueLe'])
    .select(['r.closeLe', 'r.formationId', 'f.intitule'])
    .select(
      sql<number>`(select count(*) from action_amelioration a where a.union_id = r.union_id
        and a.reclamation_id = r.id)`.as('actions'),
    )
    .orderBy('r.recueLe', 'desc')
    .orderBy('r.id')
    .limit(parPage)
    .offset((page - 1) * parPage)
    .execute()
  return { rows, ouvertes, closes, total, pages, page, parPage }
}

/** The improvement plan, most urgent first. */
export async function listActions(ctx: Ctx, filtres: FiltresActions) {
  const { vue } = filtres
  const toutes = ctx.db.selectFrom('actionAmelioration as a').where('a.unionId', '=', ctx.union.id)
  const { enCours, terminees } = await toutes
    .select(sql<number>`count(*) filter (where a.terminee_le is null)`.as('enCours'))
    .select(sql<number>`count(*) filter (where a.terminee_le is not null)`.as('terminees'))
    .executeTakeFirstOrThrow()
  const total = { en_cours: enCours, terminees, toutes: enCours + terminees }[vue]
  const pages = Math.max(1, Math.ceil(total / parPage))
  const page = Math.min(filtres.page, pages)
  const rows = await toutes
    .innerJoin('adherent as d', (join) =>
      join.onRef('d.unionId', '=', 'a.unionId').onRef('d.id', '=', 'a.responsableId'),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'd.unionId').onRef('p.id', '=', 'd.personneId'),
    )
    .leftJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'a.unionId').onRef('f.id', '=', 'a.formationId'),
    )
    .leftJoin('reclamation as r', (join) =>
      join.onRef('r.unionId', '=', 'a.unionId').onRef('r.id', '=', 'a.reclamationId'),
    )
    .$if(vue === 'en_cours', (query) => query.where('a.termineeLe', 'is', null))
    .$if(vue === 'terminees', (query) => query.where('a.termineeLe', 'is not', null))
    .select(['a.id', 'a.intitule', 'a.echeance', 'a.statut', 'a.resultat', 'a.termineeLe'])
    .select(['f.intitule as formation', 'r.numero as reclamation'])
    .select(
      sql<string>`p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)`.as('responsable'),
    )
    .orderBy(sql`a.terminee_le is not null`)
    .orderBy('a.echeance')
    .orderBy('a.id')
    .limit(parPage)
    .offset((page - 1) * parPage)
    .execute()
  return { rows, enCours, terminees, total, pages, page, parPage }
}

/** What the forms offer: closed trainings, complaints still open, members who may take charge. */
export async function findChoixAmelioration(ctx: Ctx) {
  const formations = await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('statut', 'in', ['validee', 'cloturee'])
    .select(['id', 'numero', 'intitule'])
    .orderBy('dernierJour', 'desc')
    .orderBy('id')
    .limit(300)
    .execute()
  const reclamations = await ctx.db
    .selectFrom('reclamation')
    .where('unionId', '=', ctx.union.id)
    .select(['id', 'numero', 'objet'])
    .orderBy('recueLe', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  const responsables = await ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.valideLe', 'is not', null)
    .where('a.desactiveLe', 'is', null)
    .where('a.archiveLe', 'is', null)
    .where(
      sql<boolean>`exists (select 1 from accreditation r where r.union_id = a.union_id
        and r.adherent_id = a.id and r.retiree_le is null)`,
    )
    .select([
      'a.id',
      sql<string>`p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)`.as('nom'),
    ])
    .orderBy(sql`f_norm(coalesce(p.nom_usage, p.nom_naissance))`)
    .orderBy('a.id')
    .limit(500)
    .execute()
  return { formations, reclamations, responsables }
}

export type ChoixAmelioration = Awaited<ReturnType<typeof findChoixAmelioration>>
