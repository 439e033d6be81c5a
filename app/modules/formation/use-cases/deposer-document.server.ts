import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { insertDocumentDepose } from '../depot.server.ts'
import { genresDeposables } from '../model/document.ts'
import { exiger } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { findDocument } from '../queries/documents.server.ts'

export const deposerDocumentSchema = z.object({
  id: z.uuid('Rechargez la page, puis choisissez de nouveau le fichier.'),
  formationId: z.uuid(),
  genre: z.enum(genresDeposables, { error: 'Choisissez ce qu’est ce document.' }),
})

/** FOR-7: a signed convention, evaluations, whatever paper is to be kept with the formation. */
export function deposerDocument(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof deposerDocumentSchema>,
  fichier: Upload | undefined,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, input.formationId)
    exiger(ctx, 'document.deposer', formation)
    if (await findDocument(ctx, formation.id, input.id)) return // sent twice by the same form
    if (!fichier) throw new Refusal('Choisissez un fichier.', 'fichier')
    await insertDocumentDepose(ctx, input, fichier)
    const { genre } = input
    record(ctx, 'formation.document_depose', { genre: 'formation', id: formation.id }, { genre })
  })
}
