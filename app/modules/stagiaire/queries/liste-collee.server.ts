import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { LigneCollee } from '../model/liste-collee.ts'

const textes = z.record(z.string(), z.string())

const lignesSchema: z.ZodType<LigneCollee[]> = z.array(
  z.object({
    id: z.string(),
    numero: z.number(),
    identite: textes,
    coordonnees: textes,
    transferer: z.boolean(),
    inscrite: z.boolean(),
  }),
)

type Cle = { formationId: string; listeId: string }

/** A list that somebody pasted for this formation; 404 once its day is over. */
export async function findListe(ctx: Ctx | WriteCtx, cle: Cle): Promise<LigneCollee[]> {
  const row = await ctx.db
    .selectFrom('listeCollee')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', cle.listeId)
    .where('formationId', '=', cle.formationId)
    .where('expireLe', '>', ctx.now)
    .select('lignes')
    .executeTakeFirst()
  return lignesSchema.parse((row ?? notFound()).lignes)
}

/** What was understood of its columns, and when it was pasted. */
export function findLecture(ctx: Ctx, { formationId, listeId }: Cle) {
  return ctx.db
    .selectFrom('listeCollee')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', listeId)
    .where('formationId', '=', formationId)
    .select(['avecTitres', 'colonnesIgnorees', 'expireLe'])
    .executeTakeFirstOrThrow()
}

/** The lists pasted for this formation where somebody is still to be added, last first. */
export function listListesEnCours(ctx: Ctx, formationId: string) {
  const restantes = sql<number>`(select count(*) from jsonb_array_elements(l.lignes) as ligne
    where not (ligne->>'inscrite')::boolean)`
  return ctx.db
    .selectFrom('listeCollee as l')
    .where('l.unionId', '=', ctx.union.id)
    .where('l.formationId', '=', formationId)
    .where('l.expireLe', '>', ctx.now)
    .where(restantes, '>', 0)
    .select(['l.id', 'l.creeLe', restantes.as('restantes')])
    .select(sql<number>`jsonb_array_length(l.lignes)`.as('lignes'))
    .orderBy('l.creeLe', 'desc')
    .limit(5)
    .execute()
}

/** A list locked: it is written once, however many times it is sent. */
export async function lockListe(ctx: WriteCtx, cle: Cle): Promise<LigneCollee[]> {
  const row = await ctx.db
    .selectFrom('listeCollee')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', cle.listeId)
    .where('formationId', '=', cle.formationId)
    .where('expireLe', '>', ctx.now)
    .select('lignes')
    .forUpdate()
    .executeTakeFirst()
  return lignesSchema.parse((row ?? notFound()).lignes)
}

export async function updateListe(
  ctx: WriteCtx,
  { listeId }: Cle,
  lignes: LigneCollee[],
): Promise<void> {
  await ctx.db
    .updateTable('listeCollee')
    .set({ lignes: JSON.stringify(lignes) })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', listeId)
    .execute()
}
