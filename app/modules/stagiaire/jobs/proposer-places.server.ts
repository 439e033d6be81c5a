import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob, enqueue } from '#app/platform/jobs.server.ts'
import { proposerPlaces } from '../attente.server.ts'
import { aDesAttentes, listFormationsEnAttente } from '../queries/attente.server.ts'

/**
 * STA-3: offers what is free to those who wait. Run at each event that frees a place, and every few
 * minutes for the holds that lapse: each formation under its own lock, twice = once.
 */
export const proposerPlacesLibres = defineJob(
  'stagiaire.proposer_places',
  z.object({ formationId: z.uuid().optional() }),
  async (ctx, { formationId }) => {
    const ids = formationId ? [formationId] : await listFormationsEnAttente(ctx)
    for (const id of ids) {
      await transaction(ctx, async (ctx) => {
        await proposerPlaces(ctx, await lockFormation(ctx, id))
      })
    }
  },
)

/** A place has just been freed: whoever waits hears of it as soon as this act is committed. */
export async function annoncerPlaceLibre(ctx: WriteCtx, formationId: string): Promise<void> {
  if (!(await aDesAttentes(ctx, formationId))) return
  await enqueue(ctx, proposerPlacesLibres, { formationId }, { key: `places:${formationId}` })
}
