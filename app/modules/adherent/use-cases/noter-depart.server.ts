import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { optionalText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { fermerAccesDe, lockPourFermeture } from '../fermeture.server.ts'
import { jourSchema } from '../model/competence.ts'
import { motifPourJournal } from '../queries/portee.server.ts'

export const noterDepartSchema = z.object({
  adherentId: z.uuid(),
  le: jourSchema('Indiquez la date du départ.'),
  motif: optionalText(500),
})

/** Notes the day a member left; the account is closed from now on, whatever the day. */
export function noterDepart(
  ctx: Ctx | WriteCtx,
  { adherentId, le, motif }: z.output<typeof noterDepartSchema>,
) {
  return transaction(ctx, async (ctx) => {
    await lockPourFermeture(ctx, adherentId)
    if (le > ctx.aujourdhui) {
      throw new Refusal('Un départ se note le jour même, ou après. Indiquez une date passée.', 'le')
    }
    await ctx.db
      .updateTable('adherent')
      // Noon of that day, in the union's time zone: the day reads the same everywhere.
      .set({
        partiLe: sql<Date>`(${le}::date + time '12:00') at time zone ${ctx.union.fuseau}`,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .execute()
    await fermerAccesDe(ctx, adherentId)
    const changes = await motifPourJournal(ctx, adherentId, motif)
    record(ctx, 'adherent.depart_note', { genre: 'adherent', id: adherentId }, { le }, changes)
  })
}
