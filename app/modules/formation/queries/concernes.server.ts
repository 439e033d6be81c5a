import { sql } from 'kysely'
import { countAPrevenir } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Formation, Journee } from '../model.ts'
import { listAptitudes, listCandidatures } from './formateurs.server.ts'

/** The accepted trainers of these formations. */
export async function listAcceptes(
  ctx: Ctx | WriteCtx,
  ...formationIds: string[]
): Promise<string[]> {
  const db = ctx.db
  const rows = await db
    .selectFrom('candidature')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', 'in', formationIds)
    .where('statut', '=', 'acceptee')
    .select('adherentId')
    .distinct()
    .orderBy('adherentId')
    .execute()
  return rows.map(({ adherentId }) => adherentId)
}

/** The first contact of the client of a private formation, when it can be written to. */
export function findContact(ctx: Ctx | WriteCtx, formationId: string) {
  const db = ctx.db
  return db
    .selectFrom('formation as f')
    .innerJoin('client as cl', (join) =>
      join.onRef('cl.unionId', '=', 'f.unionId').onRef('cl.id', '=', 'f.clientId'),
    )
    .innerJoin('contact as co', (join) =>
      join.onRef('co.unionId', '=', 'cl.unionId').onRef('co.clientId', '=', 'cl.id'),
    )
    .where('f.unionId', '=', ctx.union.id)
    .where('f.id', '=', formationId)
    .where(sql<boolean>`not cl.est_l_union`)
    .where('co.email', 'is not', null)
    .select(['cl.raisonSociale', 'co.nom', 'co.prenom', 'co.email'])
    .orderBy('co.principal', 'desc')
    .orderBy('co.creeLe')
    .limit(1)
    .executeTakeFirst()
}

/** FOR-11: who would be told of a change, and the trainers who could no longer come on these days. */
export async function findConcernes(
  ctx: Ctx | WriteCtx,
  formation: Formation,
  journees: Journee[],
) {
  const equipe = (await listCandidatures(ctx, formation.id)).filter(
    ({ statut }) => statut === 'acceptee',
  )
  const aptitudes = await listAptitudes(
    ctx,
    formation,
    journees,
    equipe.map(({ adherentId }) => adherentId),
  )
  const contact = await findContact(ctx, formation.id)
  return {
    ...(await countAPrevenir(ctx, formation.id)),
    formateurs: equipe.length,
    empeches: equipe.flatMap(({ id, adherentId, nom, prenoms }) => {
      const empechement = aptitudes.find((une) => une.adherentId === adherentId)?.empechement
      return empechement ? [{ id, nom: `${prenoms} ${nom}`, empechement }] : []
    }),
    client: contact?.raisonSociale ?? null,
  }
}

export type Concernes = Awaited<ReturnType<typeof findConcernes>>

/** Whether somebody counts on the dates of an open formation: enrolled, waiting, or training. */
export async function sontConcernes(
  ctx: Ctx | WriteCtx,
  { id, statut }: Pick<Formation, 'id' | 'statut'>,
): Promise<boolean> {
  if (statut !== 'validee') return false
  const { stagiaires } = await countAPrevenir(ctx, id)
  return stagiaires > 0 || (await listAcceptes(ctx, id)).length > 0
}

/** Cancelled days, for the page that still shows them. */
export function listAnnulees(ctx: Ctx, formationId: string) {
  return ctx.db
    .selectFrom('journee')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('annuleeLe', 'is not', null)
    .select(['id', 'jour', 'annulationMotif as motif'])
    .orderBy('jour')
    .execute()
}

/** The days where somebody was already noted present or absent. */
export async function listNotees(ctx: Ctx | WriteCtx, formationId: string): Promise<string[]> {
  const db = ctx.db
  const rows = await db
    .selectFrom('journee as j')
    .innerJoin('creneau as c', (join) =>
      join.onRef('c.unionId', '=', 'j.unionId').onRef('c.journeeId', '=', 'j.id'),
    )
    .innerJoin('presence as p', (join) =>
      join.onRef('p.unionId', '=', 'c.unionId').onRef('p.creneauId', '=', 'c.id'),
    )
    .where('j.unionId', '=', ctx.union.id)
    .where('j.formationId', '=', formationId)
    .where('j.annuleeLe', 'is', null)
    .select('j.id')
    .distinct()
    .execute()
  return rows.map(({ id }) => id)
}
