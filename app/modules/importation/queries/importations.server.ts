import { sql } from 'kysely'
import { z } from 'zod'
import { lirePeriodes } from '#app/modules/cotisation/public.server.ts'
import { listCentres } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { type Champ, titreNorme } from '../model/champs.ts'
import type { Remarque } from '../model/lecture.ts'
import type { Resultat } from '../model/plan.ts'
import type { Reglages } from '../model/reglages.ts'

function selectImports(ctx: Ctx | WriteCtx) {
  const db: Ctx['db'] = ctx.db
  return (
    db
      .selectFrom('importAdherent as i')
      .leftJoin('fichier as f', (join) =>
        join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.fichierId'),
      )
      .where('i.unionId', '=', ctx.union.id)
      .select([
        'i.id',
        'i.statut',
        'i.total',
        'i.encodage',
        'i.creeLe',
        'i.confirmeLe',
        'i.termineLe',
      ])
      .select(['i.version', 'i.ligneEntetes'])
      // Without its file: somebody who was in it has been erased since.
      .select(sql<string>`coalesce(f.nom_sur, 'Fichier effacé')`.as('nom'))
  )
}

/** The imports of the union, latest first. */
export function listImports(ctx: Ctx, limite = 20) {
  return selectImports(ctx).orderBy('i.creeLe', 'desc').orderBy('i.id').limit(limite).execute()
}

/** One import, its columns and how they are read. */
export function findImport(ctx: Ctx | WriteCtx, id: string) {
  return selectImports(ctx)
    .where('i.id', '=', id)
    .select([sql<string[]>`i.entetes`.as('entetes')])
    .select([sql<Reglages>`i.correspondance`.as('reglages')])
    .executeTakeFirst()
}

export type Import = NonNullable<Awaited<ReturnType<typeof findImport>>>

/** Lock first, read after. */
export async function lockImport(ctx: WriteCtx, id: string): Promise<Import> {
  await ctx.db
    .selectFrom('importAdherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  return (await findImport(ctx, id)) ?? notFound()
}

/** What the union chose for each title, last time it confirmed a file. */
export async function lireMemoire(ctx: Ctx | WriteCtx) {
  const db: Ctx['db'] = ctx.db
  const dernier = await db
    .selectFrom('importAdherent')
    .where('unionId', '=', ctx.union.id)
    .where('statut', '<>', 'analyse')
    .orderBy('creeLe', 'desc')
    .limit(1)
    .select([sql<string[]>`entetes`.as('entetes'), sql<Reglages>`correspondance`.as('reglages')])
    .executeTakeFirst()
  const { entetes = [], reglages } = dernier ?? {}
  const colonnes = new Map<string, Champ | ''>(
    entetes.map((entete, index) => [titreNorme(entete), reglages?.colonnes[index] ?? '']),
  )
  return { colonnes, reglages }
}

/** What reading a line needs beside the line, once for many lines. */
export async function lireContexte(ctx: Ctx | WriteCtx, { entetes, reglages }: Import) {
  return {
    entetes,
    reglages,
    centres: await listCentres(ctx),
    periodes: await lirePeriodes(ctx),
    aujourdhui: ctx.aujourdhui,
  }
}

export type Contexte = Awaited<ReturnType<typeof lireContexte>>

/** Every line as it is in the file, in order. */
export function listBrutes(ctx: Ctx | WriteCtx, importId: string, limite = 20_001) {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('importLigne')
    .where('unionId', '=', ctx.union.id)
    .where('importId', '=', importId)
    .select(['id', 'numero', sql<string[]>`brut`.as('brut')])
    .orderBy('numero')
    .limit(limite)
    .execute()
}

/** The lines still to be written, in order. */
export function listRestantes(ctx: Ctx | WriteCtx, importId: string, limite: number) {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('importLigne')
    .where('unionId', '=', ctx.union.id)
    .where('importId', '=', importId)
    .where('resultat', 'is', null)
    .orderBy('numero')
    .limit(limite)
    .select(['numero', sql<string[]>`brut`.as('brut')])
    .execute()
}

const resultats = ['cree', 'mis_a_jour', 'inchange', 'en_erreur', 'ignoree'] as const

export const filtresSchema = z.object({
  vue: z.union([z.enum(resultats), z.literal('a_regarder'), z.literal('')]).catch(''),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})
export type Filtres = z.output<typeof filtresSchema>

/** The result of a line: what was done, else what is foreseen. */
const etat = sql<Resultat | null>`coalesce(l.resultat, l.prevu)`

/** How many lines of each result, how many are done, how many deserve a look. One statement. */
export async function compterLignes(ctx: Ctx | WriteCtx, importId: string) {
  const db: Ctx['db'] = ctx.db
  const row = await db
    .selectFrom('importLigne as l')
    .where('l.unionId', '=', ctx.union.id)
    .where('l.importId', '=', importId)
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`count(l.resultat)`.as('faites'),
      sql<number>`count(*) filter (where ${etat} = 'cree')`.as('cree'),
      sql<number>`count(*) filter (where ${etat} = 'mis_a_jour')`.as('maj'),
      sql<number>`count(*) filter (where ${etat} = 'inchange')`.as('inchange'),
      sql<number>`count(*) filter (where ${etat} = 'en_erreur')`.as('erreur'),
      sql<number>`count(*) filter (where ${etat} = 'ignoree')`.as('ignoree'),
      sql<number>`count(*) filter (where l.remarques @> '[{"gravite": "attention"}]')`.as(
        'regarder',
      ),
    ])
    .executeTakeFirstOrThrow()
  const { cree, maj, inchange, erreur, ignoree, regarder, total, faites } = row
  return {
    total,
    faites,
    cree,
    mis_a_jour: maj,
    inchange,
    en_erreur: erreur,
    ignoree,
    a_regarder: regarder,
  }
}

/** A page of the report. */
export function listLignes(ctx: Ctx | WriteCtx, importId: string, filtres: Filtres, parPage = 100) {
  const db: Ctx['db'] = ctx.db
  const { vue, page } = filtres
  return db
    .selectFrom('importLigne as l')
    .where('l.unionId', '=', ctx.union.id)
    .where('l.importId', '=', importId)
    .$if(vue === 'a_regarder', (query) =>
      query.where(sql<boolean>`l.remarques @> '[{"gravite": "attention"}]'`),
    )
    .$if(vue !== '' && vue !== 'a_regarder', (query) => query.where(sql<boolean>`${etat} = ${vue}`))
    .select(['l.numero', 'l.adherentId', etat.as('resultat'), sql<string[]>`l.brut`.as('brut')])
    .select([sql<Remarque[]>`l.remarques`.as('remarques')])
    .orderBy('l.numero')
    .limit(parPage)
    .offset((page - 1) * parPage)
    .execute()
}

export type LigneRapport = Awaited<ReturnType<typeof listLignes>>[number]
