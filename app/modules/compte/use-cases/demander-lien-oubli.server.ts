import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { TooMany } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { countOne, networkOf } from '#app/platform/throttle.server.ts'
import { repondreOubli } from '../jobs/repondre-oubli.server.ts'
import { identifiantSchema } from '../model.ts'

export const demanderLienOubliSchema = z.object({ identifiant: identifiantSchema })

/** A form without account behind it: one address may ask 20 times an hour. */
const demandes = { name: 'demande_oubli', points: 20, seconds: 3600 }

/**
 * Asks for a link to choose a new password. Who it is for is looked up by the job: the page answers the
 * same, in the same time, whether the account exists or not.
 */
export async function demanderLienOubli(
  ctx: Ctx,
  { identifiant }: z.output<typeof demanderLienOubliSchema>,
  { ip }: { ip: string },
): Promise<void> {
  await ctx.closeReader() // counting takes a connection of its own
  if ((await countOne(demandes, networkOf(ip))) !== undefined) {
    throw new TooMany('Trop de demandes sont parties d’ici. Réessayez dans une heure.')
  }
  await transaction(ctx, async (ctx) => {
    await enqueue(ctx, repondreOubli, { identifiant })
  })
}
