import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirLecteurs } from '../jobs/prevenir-lecteurs.server.ts'
import { authorizeCentres } from '../policy.ts'
import { lockDocument } from '../queries/documents.server.ts'
import type { ModifierDocument } from '../schema.ts'
import { exigerCentres } from './publier-document.server.ts'

/** Title, category, audience: the file itself changes by a new version. New readers are told. */
export function modifierDocument(ctx: Ctx | WriteCtx, input: ModifierDocument) {
  return transaction(ctx, async (ctx) => {
    const document = await lockDocument(ctx, input.documentId)
    authorizeCentres(ctx, document.centres)
    authorizeCentres(ctx, input.centres)
    if (document.version !== input.version) throw new StaleVersion()
    await exigerCentres(ctx, input.centres)
    const { titre, categorie, description, roles, centres, accuseLecture } = input
    await ctx.db
      .updateTable('documentCollectif')
      .set({ titre, categorie, description, roles, centres, accuseLecture })
      .set({ version: document.version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', document.id)
      .execute()
    record(ctx, 'document.modifie', { genre: 'document_collectif', id: document.id })
    if (!document.archiveLe) {
      await enqueue(ctx, prevenirLecteurs, { documentId: document.id, numero: document.numero })
    }
  })
}
