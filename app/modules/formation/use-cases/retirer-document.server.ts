import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { exiger } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { findDocument } from '../queries/documents.server.ts'

export const retirerDocumentSchema = z.object({
  formationId: z.uuid(),
  documentId: z.uuid('Ce document n’est pas reconnu. Rechargez la page.'),
})

/** A paper sent by mistake is no longer shown; what the platform made stays. Twice = once. */
export function retirerDocument(
  ctx: Ctx | WriteCtx,
  { formationId, documentId }: z.output<typeof retirerDocumentSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'document.deposer', formation)
    const document = await findDocument(ctx, formationId, documentId)
    if (!document) return
    refuseIf(
      document.depose
        ? undefined
        : 'Ce document est fait par la plateforme : il se refait, il ne se retire pas.',
    )
    await ctx.db
      .updateTable('documentFormation')
      .set({ archiveLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', documentId)
      .execute()
    record(
      ctx,
      'formation.document_retire',
      { genre: 'formation', id: formationId },
      { documentId },
    )
  })
}
