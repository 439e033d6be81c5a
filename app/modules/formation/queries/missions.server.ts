import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { DonneesMission } from '../documents/donnees-mission.ts'
import { exiger } from '../policy.ts'
import { findFormation } from '../public.server.ts'

/** The letters of a formation, the latest version of each trainer. */
export function listMissions(ctx: Ctx | WriteCtx, formationId: string) {
  return selectMissions(ctx, formationId)
    .distinctOn('d.candidatureId')
    .orderBy('d.candidatureId')
    .orderBy('d.numero', 'desc')
    .execute()
}

/** Every version of one trainer's letter, latest first. */
export function listVersionsMission(
  ctx: Ctx | WriteCtx,
  formationId: string,
  candidatureId: string,
) {
  return selectMissions(ctx, formationId)
    .where('d.candidatureId', '=', candidatureId)
    .orderBy('d.numero', 'desc')
    .execute()
}

function selectMissions(ctx: Ctx | WriteCtx, formationId: string) {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('documentFormation as d')
    .where('d.unionId', '=', ctx.union.id)
    .where('d.formationId', '=', formationId)
    .where('d.genre', '=', 'mission')
    .where('d.archiveLe', 'is', null)
    .select(['d.id', 'd.candidatureId', 'd.numero', 'd.creeLe', 'd.fichierId'])
    .select(sql<DonneesMission>`d.donnees`.as('donnees'))
}

/** The application of the acteur himself, once accepted: his letter is his to make and to read. */
export async function findSaCandidature(ctx: Ctx | WriteCtx, formationId: string) {
  const { acteur } = ctx
  if (acteur.genre !== 'adherent' || !acteur.valide) return undefined
  const db: Ctx['db'] = ctx.db
  const row = await db
    .selectFrom('candidature')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('adherentId', '=', acteur.adherentId)
    .where('statut', '=', 'acceptee')
    .select('id')
    .executeTakeFirst()
  return row?.id
}

/** One letter for who manages the team, or for the trainer it is written to. */
export async function findMission(
  ctx: Ctx,
  formationId: string,
  { candidatureId, numero }: { candidatureId: string; numero: number | undefined },
) {
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  const sienne = (await findSaCandidature(ctx, formationId)) === candidatureId
  if (!sienne) exiger(ctx, 'personnel.affecter', formation)
  const versions = await listVersionsMission(ctx, formationId, candidatureId)
  const lettre = versions.find((une) => numero === undefined || une.numero === numero)
  const fichier = await ctx.db
    .selectFrom('fichier')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', lettre?.fichierId ?? notFound())
    .select(['nomSur', 'cleStockage', 'typeDetecte', 'taille'])
    .executeTakeFirst()
  return fichier ?? notFound()
}
