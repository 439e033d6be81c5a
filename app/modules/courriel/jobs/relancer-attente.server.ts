import { sql } from 'kysely'
import { z } from 'zod'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { hasSmtp } from '#app/platform/email/transport.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { joursAttente } from '../model.ts'
import { enqueueRemise } from './remettre-courriel.server.ts'

/**
 * Every ten minutes: says of a delivery that began and never ended that nobody knows; delivers what was
 * written while no server was configured, a week back at most.
 */
export const relancerAttente = defineJob('courriel.relancer_attente', z.object({}), (ctx) =>
  transaction(ctx, async (ctx) => {
    await marquerIncertains(ctx)
    if (!hasSmtp()) return
    for (const { id } of await listEnAttente(ctx)) await enqueueRemise(ctx, id)
  }),
)

/** No delivery lasts half an hour: the process that began it is dead. */
async function marquerIncertains(ctx: WriteCtx): Promise<void> {
  await ctx.db
    .updateTable('courriel')
    .set({ statut: 'incertain' })
    .where('unionId', '=', ctx.union.id)
    .where('statut', '=', 'en_attente')
    .where('envoiDebuteLe', '<', sql<Date>`${ctx.now}::timestamptz - interval '30 minutes'`)
    .execute()
}

/** Those already tried are left to their own job, which waits longer and longer. */
function listEnAttente(ctx: WriteCtx) {
  return ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('statut', '=', 'en_attente')
    .where('brut', 'is not', null)
    .where('envoiDebuteLe', 'is', null)
    .where('essais', '=', 0)
    .where(
      'creeLe',
      '>',
      sql<Date>`${ctx.now}::timestamptz - make_interval(days => ${joursAttente})`,
    )
    .where('creeLe', '<', sql<Date>`${ctx.now}::timestamptz - interval '10 minutes'`)
    .select('id')
    .orderBy('creeLe')
    .limit(500)
    .execute()
}
