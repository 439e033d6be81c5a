import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { enqueueAll } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirAnnulation } from './jobs/prevenir-annulation.server.ts'
import { prevenirChangementStagiaire } from './jobs/prevenir-changement.server.ts'
import { statutsAPrevenir } from './model.ts'

type Changement = { quoi: string; faits: [string, string][] }

/** FOR-11: each person of the list, those who wait included, learns what changed. Call it with the formation locked. */
export async function prevenirStagiaires(
  ctx: WriteCtx,
  formationId: string,
  { quoi, faits }: Changement,
): Promise<void> {
  const rows = await selectAPrevenir(ctx, formationId).select('id').orderBy('id').execute()
  const demandeLe = ctx.now.toISOString()
  const envois = rows.map(({ id }) => ({ inscriptionId: id, demandeLe, quoi, faits }))
  await enqueueAll(ctx, prevenirChangementStagiaire, envois)
}

/**
 * FOR-2: nobody of the list comes any more; each is told. An address that is not known is written to nobody.
 * Call it with the formation locked.
 */
export async function annulerInscriptions(ctx: WriteCtx, formationId: string): Promise<number> {
  const rows = await ctx.db
    .updateTable('inscription')
    .set({
      statut: 'desinscrite',
      motif: 'annulation',
      vivante: false,
      tenueJusque: null,
      desinscriteLe: ctx.now,
    })
    .set({ version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('statut', 'in', statutsAPrevenir)
    .returning('id')
    .execute()
  const demandeLe = ctx.now.toISOString()
  for (const { id } of rows)
    record(ctx, 'inscription.desinscrite', { genre: 'inscription', id }, { motif: 'annulation' })
  await enqueueAll(
    ctx,
    prevenirAnnulation,
    rows.map(({ id }) => ({ inscriptionId: id, demandeLe })),
  )
  return rows.length
}

/** How many would be told of a change, how many have no address, how many hold a convocation. */
export async function countAPrevenir(ctx: Ctx | WriteCtx, formationId: string) {
  return selectAPrevenir(ctx, formationId)
    .select((eb) => [
      eb.fn.countAll<number>().as('stagiaires'),
      eb.fn
        .countAll<number>()
        .filterWhere('email', 'is', null)
        .filterWhere('responsableEmail', 'is', null)
        .as('sansCourriel'),
      eb.fn.countAll<number>().filterWhere('convoqueeLe', 'is not', null).as('convoques'),
    ])
    .executeTakeFirstOrThrow()
}

function selectAPrevenir(ctx: Ctx | WriteCtx, formationId: string) {
  const db = ctx.db
  return db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('statut', 'in', statutsAPrevenir)
}
