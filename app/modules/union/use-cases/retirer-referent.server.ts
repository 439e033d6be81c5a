import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { findReferentHandicap } from '../queries/referent.server.ts'
import { finirReferent, lockReferent } from './referent.server.ts'

export const retirerReferentSchema = z.object({
  version: z.coerce.number('Rouvrez cette page.').int(),
})

/** Nobody is named any more: the public pages give the union's own address again. */
export function retirerReferent(
  ctx: Ctx | WriteCtx,
  { version }: z.output<typeof retirerReferentSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'referent.nommer')
    await lockReferent(ctx)
    const actuel = await findReferentHandicap(ctx)
    if (!actuel) throw new Refusal('Personne n’est nommé.')
    if (actuel.version !== version) throw new StaleVersion()
    await finirReferent(ctx, actuel.id)
    record(ctx, 'referent.retire', { genre: 'adherent', id: actuel.adherentId })
  })
}
