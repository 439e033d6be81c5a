import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

const jourFacultatif = z.union([z.iso.date(), z.literal('')]).catch('')

export const filtresSchema = z.object({
  recherche: z.string().max(100).catch(''),
  modele: z.string().max(100).catch(''),
  statut: z
    .enum(['', 'en_attente', 'remis', 'refuse', 'incertain', 'erreur', 'retourne', 'retenu'])
    .catch(''),
  du: jourFacultatif,
  au: jourFacultatif,
  formation: z.string().max(30).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filtres = z.output<typeof filtresSchema>

const parPage = 100

function selectCourriels(ctx: Ctx | WriteCtx) {
  return ctx.db.selectFrom('courriel as c').where('c.unionId', '=', ctx.union.id)
}

/** What a list is limited to: the mails of one formation, or those to one person. */
export type Sur = { formationId: string } | { personneId: string }

/** A page of the history, latest first, and its total: two statements. */
export async function listCourriels(
  ctx: Ctx | WriteCtx,
  filtres: Filtres,
  { limite = parPage, sur }: { limite?: number; sur?: Sur } = {},
) {
  const selected = filtered(ctx, filtres).$if(sur !== undefined, (query) =>
    query.where(sur ? portantSur(ctx, sur) : sql<boolean>`true`),
  )
  const { total } = await selected
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(total / limite))
  const page = Math.min(filtres.page, pages)
  const rows = await selected
    .select(['c.id', 'c.creeLe', 'c.destinataire', 'c.sujet', 'c.modele', 'c.statut', 'c.remisLe'])
    .select(['c.retourMotif', 'c.renvoiDeId', enEchec.as('enEchec')])
    .orderBy('c.creeLe', 'desc')
    .orderBy('c.id')
    .limit(limite)
    .offset((page - 1) * limite)
    .execute()
  return { rows, total, pages, page, parPage: limite }
}

/** Whether servers refused the address of this mail, then or since. */
const enEchec = sql<boolean>`exists (select 1 from adresse_en_echec e where e.union_id = c.union_id
  and e.adresse_norm = lower(trim(c.destinataire)))`

function filtered(ctx: Ctx | WriteCtx, filtres: Filtres) {
  const { recherche, modele, statut, du, au, formation } = filtres
  const { fuseau } = ctx.union
  return selectCourriels(ctx)
    .$if(modele !== '', (query) => query.where('c.modele', '=', modele))
    .$if(statut !== '', (query) => query.where('c.statut', '=', statut || 'remis'))
    .$if(du !== '', (query) =>
      query.where('c.creeLe', '>=', sql<Date>`${du}::date::timestamp at time zone ${fuseau}`),
    )
    .$if(au !== '', (query) =>
      query.where('c.creeLe', '<', sql<Date>`(${au}::date + 1)::timestamp at time zone ${fuseau}`),
    )
    .$if(recherche.trim() !== '', (query) =>
      query.where(sql<boolean>`position(f_norm(${recherche.trim()}) in c.recherche) > 0`),
    )
    .$if(formation.trim() !== '', (query) =>
      query.where(
        objetsDe(
          ctx,
          sql`select f.id from formation f where f.union_id = ${ctx.union.id}
          and f.numero = ${formation.trim().toUpperCase()}`,
        ),
      ),
    )
}

function portantSur(ctx: Ctx | WriteCtx, sur: Sur) {
  if ('personneId' in sur) return sql<boolean>`c.personne_id = ${sur.personneId}::uuid`
  return objetsDe(ctx, sql`select ${sur.formationId}::uuid`)
}

/**
 * The mails of formations: their own, those of their sign-ups, trainers, requests and papers. The objects are
 * found once, then looked up in the index: nothing here depends on the row.
 */
function objetsDe(ctx: Ctx | WriteCtx, formations: RawBuilder<unknown>) {
  const unionId = ctx.union.id
  return sql<boolean>`c.objet_id = any(array(
    ${formations}
    union all select i.id from inscription i where i.union_id = ${unionId} and i.formation_id in (${formations})
    union all select k.id from candidature k where k.union_id = ${unionId} and k.formation_id in (${formations})
    union all select d.id from demande_formation d where d.union_id = ${unionId} and d.formation_id in (${formations})
    union all select p.id from document_formation p where p.union_id = ${unionId} and p.formation_id in (${formations})))`
}

/** The mails of these objects, latest first. */
export function listCourrielsObjets(ctx: Ctx | WriteCtx, objetIds: string[], limite = 20) {
  return selectCourriels(ctx)
    .where('c.objetId', 'in', objetIds)
    .select(['c.id', 'c.creeLe', 'c.destinataire', 'c.sujet', 'c.modele', 'c.statut'])
    .orderBy('c.creeLe', 'desc')
    .limit(limite)
    .execute()
}

export function findCourriel(ctx: Ctx, id: string) {
  return selectCourriels(ctx)
    .where('c.id', '=', id)
    .select(['c.id', 'c.creeLe', 'c.destinataire', 'c.sujet', 'c.modele', 'c.statut', 'c.essais'])
    .select(['c.brut', 'c.objetGenre', 'c.objetId'])
    .select(['c.reponseServeur', 'c.remisLe', 'c.renvoiDeId', 'c.personneId'])
    .select(['c.retourMotif', 'c.retourLe', 'c.messageId', 'c.versionModele'])
    .executeTakeFirst()
}
