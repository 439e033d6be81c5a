import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { relancesMax, retardFroidJours } from '../model.ts'
import { encoreConcerne, selectEnvois } from './envois.server.ts'

/** Where a closed training stands for the surveys; undefined when it is not closed any more. */
export function findCloturee(ctx: WriteCtx, formationId: string) {
  return ctx.db
    .selectFrom('formation as f')
    .leftJoin('client as c', (join) =>
      join.onRef('c.unionId', '=', 'f.unionId').onRef('c.id', '=', 'f.clientId'),
    )
    .where('f.unionId', '=', ctx.union.id)
    .where('f.id', '=', formationId)
    .where('f.statut', '=', 'cloturee')
    .select(['f.id', 'f.dernierJour'])
    .select(sql<string | null>`case when not c.est_l_union then c.id end`.as('clientId'))
    .executeTakeFirst()
}

/** The trainers who were there: accepted, with a day of their own. */
export async function listFormateursDe(ctx: WriteCtx, formationId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('candidature')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('statut', '=', 'acceptee')
    .select('adherentId')
    .execute()
  return rows.map(({ adherentId }) => adherentId)
}

/**
 * The closed trainings whose cold survey is due today, or was a few days ago (a night was missed): some
 * time after the last day, never before the closing, in the union's time.
 */
export async function listFroidesAEnvoyer(ctx: Ctx, delai: number): Promise<string[]> {
  const du = sql<string>`greatest(f.dernier_jour + ${delai}::int,
    (f.cloturee_le at time zone ${ctx.union.fuseau})::date)`
  const rows = await ctx.db
    .selectFrom('formation as f')
    .where('f.unionId', '=', ctx.union.id)
    .where('f.statut', '=', 'cloturee')
    .where(
      sql<boolean>`${du} between ${ctx.aujourdhui}::date - ${retardFroidJours}::int and ${ctx.aujourdhui}::date`,
    )
    .where(
      sql<boolean>`exists (select 1 from inscription i where i.union_id = f.union_id and i.formation_id = f.id
        and i.statut = 'validee' and i.presence_validee_le is not null
        and not exists (select 1 from enquete_envoi e where e.union_id = i.union_id
          and e.inscription_id = i.id and e.genre = 'froid'))`,
    )
    .select('f.id')
    .orderBy('f.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Who has not answered, was last written to long enough ago, and may be written to again. */
export async function listARelancer(ctx: Ctx | WriteCtx, delai: number, seul?: string) {
  const rows = await selectEnvois(ctx)
    .where('e.reponduLe', 'is', null)
    .where('e.envoyeLe', 'is not', null)
    .where('e.relances', '<', relancesMax)
    .where('e.expireLe', '>', ctx.now)
    .where(
      sql<boolean>`(greatest(e.envoye_le, e.relance_le) at time zone ${ctx.union.fuseau})::date
        <= ${ctx.aujourdhui}::date - ${delai}::int`,
    )
    .where(encoreConcerne)
    .$if(seul !== undefined, (query) => query.where('e.id', '=', seul ?? ''))
    .select('e.id')
    .orderBy('e.id')
    .limit(2000)
    .execute()
  return rows.map(({ id }) => id)
}
