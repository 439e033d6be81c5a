import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, Role, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { type Categorie, categories } from '../model.ts'
import { authorize, centresAutorises } from '../policy.ts'
import { concerne, lu } from './destinataires.server.ts'

export const filtresSchema = z.object({
  recherche: z.string().max(100).catch(''),
  categorie: z.union([z.enum(categories), z.literal('')]).catch(''),
  vue: z.enum(['en_ligne', 'a_lire', 'archives']).catch('en_ligne'),
  tri: z.enum(['date', '-date', 'titre', '-titre']).catch('-date'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filtres = z.output<typeof filtresSchema>

const parPage = 50

/** Every managed read of a document starts here: a right limited to centres sees only theirs. */
function selectDocuments(ctx: Ctx | WriteCtx) {
  const centres = centresAutorises(ctx, 'document.gerer')
  return ctx.db
    .selectFrom('documentCollectif as d')
    .where('d.unionId', '=', ctx.union.id)
    .$if(centres !== undefined, (query) =>
      query.where(
        sql<boolean>`cardinality(d.centres) > 0 and d.centres <@ ${centres ?? []}::uuid[]`,
      ),
    )
}

const compteDestinataires = sql<number>`(select count(*) from adherent a where ${concerne})`
const compteLecteurs = sql<number>`(select count(*) from adherent a
  join document_lu l on l.union_id = d.union_id and l.document_id = d.id and l.numero = d.numero
    and l.adherent_id = a.id
  where ${concerne} and ${lu})`

/** A page of the documents, and how many there are in each view: two statements. */
export async function listDocuments(ctx: Ctx, filtres: Filtres) {
  const cherches = selectDocuments(ctx)
    .$if(filtres.categorie !== '', (query) =>
      query.where('d.categorie', '=', filtres.categorie || 'autre'),
    )
    .$if(filtres.recherche.trim() !== '', (query) =>
      query.where(
        sql<boolean>`position(f_norm(${filtres.recherche.trim()}) in f_norm(d.titre || ' ' || coalesce(d.description, ''))) > 0`,
      ),
    )
  const vues = await cherches
    .select([
      sql<number>`count(*) filter (where d.archive_le is null)`.as('enLigne'),
      sql<number>`count(*) filter (where d.archive_le is null and d.accuse_lecture)`.as('aLire'),
      sql<number>`count(*) filter (where d.archive_le is not null)`.as('archives'),
    ])
    .executeTakeFirstOrThrow()
  const sens = filtres.tri.startsWith('-') ? 'desc' : 'asc'
  const rows = await cherches
    .$if(filtres.vue === 'archives', (query) => query.where('d.archiveLe', 'is not', null))
    .$if(filtres.vue !== 'archives', (query) => query.where('d.archiveLe', 'is', null))
    .$if(filtres.vue === 'a_lire', (query) => query.where('d.accuseLecture', '=', true))
    .select(['d.id', 'd.titre', 'd.categorie', 'd.roles', 'd.numero', 'd.publieLe'])
    .select(['d.accuseLecture', nomsCentres.as('centres')])
    .select([compteDestinataires.as('destinataires'), compteLecteurs.as('lecteurs')])
    .$if(filtres.tri.endsWith('titre'), (query) => query.orderBy(sql`f_norm(d.titre)`, sens))
    .orderBy('d.publieLe', filtres.tri.endsWith('titre') ? 'desc' : sens)
    .orderBy('d.id')
    .limit(parPage)
    .offset((filtres.page - 1) * parPage)
    .$castTo<LigneDocument>()
    .execute()
  const total =
    filtres.vue === 'archives'
      ? vues.archives
      : filtres.vue === 'a_lire'
        ? vues.aLire
        : vues.enLigne
  return { rows, vues, total, parPage, pages: Math.max(1, Math.ceil(total / parPage)) }
}

type LigneDocument = {
  id: string
  titre: string
  categorie: Categorie
  roles: Role[]
  centres: string[]
  numero: number
  publieLe: Date
  accuseLecture: boolean
  destinataires: number
  lecteurs: number
}

const nomsCentres = sql<string[]>`(select coalesce(array_agg(c.nom order by c.nom), '{}')
  from centre c where c.union_id = d.union_id and c.id = any(d.centres))`

export type Document = {
  id: string
  titre: string
  categorie: Categorie
  description: string | null
  roles: Role[]
  centres: string[]
  nomsCentres: string[]
  accuseLecture: boolean
  numero: number
  publieLe: Date
  relanceLe: Date | null
  archiveLe: Date | null
  version: number
}

/** A document that the actor may manage. */
export function findDocument(ctx: Ctx | WriteCtx, id: string): Promise<Document | undefined> {
  return selectDocuments(ctx)
    .where('d.id', '=', id)
    .select(['d.id', 'd.titre', 'd.categorie', 'd.description', 'd.roles', 'd.centres'])
    .select(['d.accuseLecture', 'd.numero', 'd.publieLe', 'd.relanceLe', 'd.archiveLe'])
    .select(['d.version', nomsCentres.as('nomsCentres')])
    .$castTo<Document>()
    .executeTakeFirst()
}

/** Lock first, read after: the number of the next version comes from a snapshot taken under the lock. */
export async function lockDocument(ctx: WriteCtx, id: string): Promise<Document> {
  authorize(ctx, 'document.gerer')
  await ctx.db
    .selectFrom('documentCollectif')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  return (await findDocument(ctx, id)) ?? notFound()
}

/** The versions of a document, latest first, with who published each. */
export function listVersions(ctx: Ctx | WriteCtx, documentId: string) {
  return ctx.db
    .selectFrom('documentVersion as v')
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'v.unionId').onRef('f.id', '=', 'v.fichierId'),
    )
    .leftJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'v.unionId').onRef('a.id', '=', 'v.publieePar'),
    )
    .leftJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('v.unionId', '=', ctx.union.id)
    .where('v.documentId', '=', documentId)
    .select(['v.id', 'v.numero', 'v.note', 'v.publieeLe'])
    .select(['f.nomSur', 'f.typeDetecte', 'f.taille', 'f.cleStockage'])
    .select(
      sql<string | null>`p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)`.as('auteur'),
    )
    .select(
      sql<number>`(select count(*) from document_lu l where l.union_id = v.union_id
        and l.document_id = v.document_id and l.numero = v.numero)`.as('ouvertures'),
    )
    .orderBy('v.numero', 'desc')
    .execute()
}
