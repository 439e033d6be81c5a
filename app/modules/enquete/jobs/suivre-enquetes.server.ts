import { sql } from 'kysely'
import { z } from 'zod'
import { listStagiairesValides } from '#app/modules/stagiaire/public.server.ts'
import { lirePreferences } from '#app/modules/union/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { heureDans } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { ecrireA, preparerEnvois } from '../ecriture.server.ts'
import { findCloturee, listARelancer, listFroidesAEnvoyer } from '../queries/cibles.server.ts'
import { listDestinataires } from '../queries/envois.server.ts'

/**
 * STA-8: each morning at 9 h in the union's time, the cold surveys that are due, then the reminders.
 * A morning that was missed is caught up the next; one done twice finds nothing.
 */
export const suivreEnquetes = defineJob('enquete.suivre', z.object({}), async (ctx) => {
  if (!heureDans(ctx.union.fuseau, ctx.now).startsWith('09')) return
  const delais = await lirePreferences(ctx, ['sondage_froid_jours', 'sondage_relance_jours'])
  for (const formationId of await listFroidesAEnvoyer(ctx, delais.sondage_froid_jours)) {
    await transaction(ctx, async (ctx) => {
      if (!(await findCloturee(ctx, formationId))) return
      const valides = await listStagiairesValides(ctx, formationId)
      const cibles = valides.map(({ id }) => ({ inscriptionId: id }))
      await preparerEnvois(ctx, { formationId, genre: 'froid', cibles })
    })
  }
  for (const envoiId of await listARelancer(ctx, delais.sondage_relance_jours)) {
    await transaction(ctx, (ctx) => relancer(ctx, envoiId, delais.sondage_relance_jours))
  }
})

/** The row is locked, then judged again: an answer that came meanwhile stops it. */
async function relancer(ctx: WriteCtx, envoiId: string, delai: number): Promise<void> {
  await ctx.db
    .selectFrom('enqueteEnvoi')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', envoiId)
    .select('id')
    .forUpdate()
    .execute()
  const [encore] = await listARelancer(ctx, delai, envoiId)
  const [destinataire] = await listDestinataires(ctx, [envoiId])
  if (!encore || !destinataire?.adresse) return
  await ecrireA(ctx, destinataire, true)
  const { relances } = await ctx.db
    .updateTable('enqueteEnvoi')
    .set({ relances: sql<number>`relances + 1`, relanceLe: ctx.now })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', envoiId)
    .returning('relances')
    .executeTakeFirstOrThrow()
  const objet = { genre: 'formation', id: destinataire.formationId }
  record(ctx, 'enquete.relancee', objet, { genre: destinataire.genre, relance: relances })
}
