import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { champsLieu } from './creer-lieu.server.ts'
import { lockElement } from './element.server.ts'

export const modifierLieuSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  ...champsLieu,
})

/** Changes a place that nobody changed meanwhile: the days to come there show it at once. */
export function modifierLieu(ctx: Ctx | WriteCtx, input: z.output<typeof modifierLieuSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const { id, version, ...champs } = input
    if ((await lockElement(ctx, 'lieu', id)).version !== version) throw new StaleVersion()
    await ctx.db
      .updateTable('lieu')
      .set({ ...champs, version: version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    record(ctx, 'lieu.modifie', { genre: 'lieu', id }, { nom: champs.nom })
  })
}
