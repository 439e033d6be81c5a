import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { champsAmicale, nomLibre } from './creer-amicale.server.ts'
import { lockElement, resoudreAdherent } from './element.server.ts'

export const modifierAmicaleSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  ...champsAmicale,
})

/** Changes an amicale that nobody changed meanwhile. */
export function modifierAmicale(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof modifierAmicaleSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const { id, version, president, ...champs } = input
    if ((await lockElement(ctx, 'amicale', id)).version !== version) throw new StaleVersion()
    const presidentId = await resoudreAdherent(ctx, president, 'president')
    await nomLibre(champs.nom, () =>
      ctx.db
        .updateTable('amicale')
        .set({ ...champs, presidentId, version: version + 1 })
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', id)
        .execute(),
    )
    record(ctx, 'amicale.modifiee', { genre: 'amicale', id }, { nom: champs.nom })
  })
}
