import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { champsCentre, codeLibre } from './creer-centre.server.ts'
import { lockElement, resoudreAdherent } from './element.server.ts'

export const modifierCentreSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  ...champsCentre,
})

/** Changes a centre that nobody changed meanwhile. */
export function modifierCentre(ctx: Ctx | WriteCtx, input: z.output<typeof modifierCentreSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const { id, version, responsable, ...champs } = input
    if ((await lockElement(ctx, 'centre', id)).version !== version) throw new StaleVersion()
    const responsableId = await resoudreAdherent(ctx, responsable, 'responsable')
    await codeLibre(champs.code, () =>
      ctx.db
        .updateTable('centre')
        .set({ ...champs, responsableId, version: version + 1 })
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', id)
        .execute(),
    )
    record(ctx, 'centre.modifie', { genre: 'centre', id }, { code: champs.code })
  })
}
