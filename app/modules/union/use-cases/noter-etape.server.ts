import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { type EtapeNotee, etapesNotees } from '../model/mise-en-service.ts'
import { objetUnion } from '../model.ts'
import { authorize } from '../policy.ts'

export const noterEtapeSchema = z.object({
  etape: z.enum(etapesNotees, 'Cette étape n’est pas reconnue.'),
})

const colonnes = {
  cgu: 'cguReluesLe',
  types: 'typesRevusLe',
  sauvegarde: 'sauvegardeVueLe',
} as const satisfies Record<EtapeNotee, string>

/** An administrator says that a step of the mise en service, which no data shows, is done. */
export function noterEtape(ctx: Ctx | WriteCtx, { etape }: z.output<typeof noterEtapeSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const noter = await ctx.db
      .updateTable('identiteUnion')
      .set({ [colonnes[etape]]: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where(colonnes[etape], 'is', null)
      .executeTakeFirst()
    if (noter.numUpdatedRows > 0n) record(ctx, 'union.etape_notee', objetUnion, { etape })
  })
}
