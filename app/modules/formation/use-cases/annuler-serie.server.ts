import type { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { authorize } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { findSerie } from '../queries/serie.server.ts'
import { annulerFormation, type annulerFormationSchema } from './annuler-formation.server.ts'

/** FOR-11: cancels this formation and those that follow it in its series, all or none. Gives how many. */
export function annulerSerie(ctx: Ctx | WriteCtx, input: z.output<typeof annulerFormationSchema>) {
  return transaction(ctx, async (ctx) => {
    const suivantes = (await findSerie(ctx, input.formationId))?.suivantes ?? []
    // By id, as every act does: the first asked is locked among the others.
    const ids = [input.formationId, ...suivantes.map(({ id }) => id)].sort()
    for (const id of ids) {
      const formation = await lockFormation(ctx, id)
      authorize(ctx, 'formation.annuler', formation)
      const version = id === input.formationId ? input.version : formation.version
      await annulerFormation(ctx, { formationId: id, version, motif: input.motif })
    }
    return { annulees: ids.length }
  })
}
