import { sql } from 'kysely'
import { listCourrielsObjets } from '#app/modules/courriel/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { FicheClient } from './clients.server.ts'

/** CLI-4: the trainings of a client, latest first, with the request each came from. */
export function listFormationsClient(ctx: Ctx, clientId: string) {
  return ctx.db
    .selectFrom('formation as f')
    .leftJoin('demandeFormation as d', (join) =>
      join.onRef('d.unionId', '=', 'f.unionId').onRef('d.formationId', '=', 'f.id'),
    )
    .where('f.unionId', '=', ctx.union.id)
    .where('f.clientId', '=', clientId)
    .select(['f.id', 'f.numero', 'f.intitule', 'f.statut', 'f.premierJour', 'f.places', 'f.prix'])
    .select(['d.id as demandeId', 'd.recueLe'])
    .orderBy(sql`coalesce(f.premier_jour, f.cree_le::date) desc`)
    .orderBy('f.id')
    .limit(200)
    .execute()
}

/** Mails about this client: of the record, of its requests and of its conventions. */
export async function listMailsClient(ctx: Ctx, clientId: string) {
  const { rows } = await sql<{ id: string }>`select ${clientId}::uuid as id
    union all select d.id from demande_formation d where d.union_id = ${ctx.union.id} and d.client_id = ${clientId}
    union all select p.id from document_formation p
      join formation f on f.union_id = p.union_id and f.id = p.formation_id
      where p.union_id = ${ctx.union.id} and f.client_id = ${clientId} and p.genre = 'convention'`.execute(
    ctx.db,
  )
  return listCourrielsObjets(
    ctx,
    rows.map(({ id }) => id),
  )
}

/** The record that took this one over, if any. */
export function findFusion(ctx: Ctx, { fusionneDansId }: Pick<FicheClient, 'fusionneDansId'>) {
  if (fusionneDansId === null) return Promise.resolve(undefined)
  return ctx.db
    .selectFrom('client')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', fusionneDansId)
    .select(['id', 'numero', 'raisonSociale'])
    .executeTakeFirst()
}

/** How many trainings and requests name this record. */
export async function countDemandes(ctx: WriteCtx, clientId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('clientId', '=', clientId)
    .select(sql<number>`count(*)`.as('nombre'))
    .executeTakeFirstOrThrow()
  return row.nombre
}
