import { sql } from 'kysely'
import { z } from 'zod'
import { transaction } from '#app/platform/db.server.ts'
import { smtpTransport } from '#app/platform/email/transport.server.ts'
import { defineJob, enqueue } from '#app/platform/jobs.server.ts'
import { remettreCourriel } from './remettre-courriel.server.ts'

/** Delivers what was written while no server was configured, a week back at most. */
export const relancerAttente = defineJob('courriel.relancer_attente', z.object({}), async (ctx) => {
  if (!smtpTransport()) return
  await transaction(ctx, async (ctx) => {
    const attente = await ctx.db
      .selectFrom('courriel')
      .where('unionId', '=', ctx.union.id)
      .where('statut', '=', 'en_attente')
      .where('envoiDebuteLe', 'is', null)
      .where('essais', '=', 0)
      .where('creeLe', '>', sql<Date>`${ctx.now}::timestamptz - interval '7 days'`)
      .where('creeLe', '<', sql<Date>`${ctx.now}::timestamptz - interval '10 minutes'`)
      .select('id')
      .limit(500)
      .execute()
    for (const { id } of attente) {
      await enqueue(ctx, remettreCourriel, { courrielId: id }, { key: `courriel:${id}` })
    }
  })
})
