import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { normAdresse } from '../model/echec.ts'
import { authorize, touteUnion } from '../policy.ts'

export const reactiverAdresseSchema = z.object({ courrielId: z.uuid() })

/** The address of this mail works again: its refusals are forgotten, optional mails leave again. */
export function reactiverAdresse(
  ctx: Ctx | WriteCtx,
  { courrielId }: z.output<typeof reactiverAdresseSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'courriel.renvoyer', touteUnion)
    const courriel = await ctx.db
      .selectFrom('courriel')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', courrielId)
      .select('destinataire')
      .executeTakeFirst()
    const { destinataire } = courriel ?? notFound()
    const { numDeletedRows } = await ctx.db
      .deleteFrom('adresseEnEchec')
      .where('unionId', '=', ctx.union.id)
      .where('adresseNorm', '=', normAdresse(destinataire))
      .executeTakeFirst()
    if (numDeletedRows === 0n) return
    record(ctx, 'courriel.adresse_reactivee', { genre: 'courriel', id: courrielId })
  })
}
