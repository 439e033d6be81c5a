import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'

/** Every read of an inscription starts here. */
export function selectInscriptions(ctx: Ctx | WriteCtx) {
  return ctx.db.selectFrom('inscription as i').where('i.unionId', '=', ctx.union.id)
}

/** One trainee of one formation, with everything that was typed. */
export async function findInscription(ctx: Ctx | WriteCtx, formationId: string, id: string) {
  return (
    (await selectInscriptions(ctx)
      .where('i.formationId', '=', formationId)
      .where('i.id', '=', id)
      .selectAll('i')
      .executeTakeFirst()) ?? notFound()
  )
}

export type Inscription = Awaited<ReturnType<typeof findInscription>>

/** Several trainees of one formation; one that is not there is 404, as an unknown page. */
export async function findInscriptions(ctx: Ctx | WriteCtx, formationId: string, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await selectInscriptions(ctx)
    .where('i.formationId', '=', formationId)
    .where('i.id', 'in', ids)
    .selectAll('i')
    .orderBy('i.id')
    .execute()
  if (rows.length !== new Set(ids).size) notFound()
  return rows
}

export function findInscriptionParId(ctx: Ctx | WriteCtx, id: string) {
  return selectInscriptions(ctx).where('i.id', '=', id).selectAll('i').executeTakeFirst()
}

/** The inscription behind a follow-up link; only the hash of the link is stored. */
export function findInscriptionParSuivi(ctx: Ctx | WriteCtx, suiviSha256: Buffer) {
  return selectInscriptions(ctx)
    .where('i.suiviSha256', '=', suiviSha256)
    .selectAll('i')
    .executeTakeFirst()
}

/**
 * The sign-ups of a person that count for STA-2: formations not cancelled, refused or closed, whose
 * last day is not past. Judged on the states themselves, never on the `vivante` flag.
 */
export function listVivantes(ctx: Ctx | WriteCtx, ...cles: string[]) {
  return selectInscriptions(ctx)
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .where('i.clePersonne', 'in', cles)
    .where('i.statut', 'in', ['inscrite', 'validee'])
    .where('f.statut', 'in', ['a_valider', 'validee'])
    .where('f.dernierJour', '>=', ctx.aujourdhui)
    .select(['i.id', 'i.formationId', 'i.statut', 'f.typeFormationId', 'f.numero', 'f.intitule'])
    .select(['f.premierJour', 'f.centreId', 'i.clePersonne'])
    .orderBy('i.id')
    .execute()
}

export type Vivante = Awaited<ReturnType<typeof listVivantes>>[number]

/** All types, archived ones included: their aliases still say which trainings are the same. */
export function listTypesConnus(ctx: Ctx | WriteCtx) {
  return ctx.db
    .selectFrom('typeFormation')
    .where('unionId', '=', ctx.union.id)
    .select(['id', 'code', 'alias'])
    .execute()
}

/** Locks formations in the order of their ids, which is the order of every act. */
export async function lockFormationsParId(ctx: WriteCtx, ids: string[]): Promise<void> {
  await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .orderBy('id')
    .select('id')
    .forUpdate()
    .execute()
}

/** Mails of one model about one inscription since a moment. */
export async function countCourriels(
  ctx: Ctx | WriteCtx,
  { modele, inscriptionId, depuis }: { modele: string; inscriptionId: string; depuis: Date },
): Promise<number> {
  const { nombre } = await ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('objetGenre', '=', 'inscription')
    .where('objetId', '=', inscriptionId)
    .where('modele', '=', modele)
    .where('creeLe', '>=', depuis)
    .select(sql<number>`count(*)`.as('nombre'))
    .executeTakeFirstOrThrow()
  return nombre
}
