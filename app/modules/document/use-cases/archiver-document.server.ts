import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorizeCentres } from '../policy.ts'
import { lockDocument } from '../queries/documents.server.ts'

/** Taken away from *Mes documents*; nothing is lost, and it may come back. Twice is once. */
export function archiverDocument(ctx: Ctx | WriteCtx, documentId: string, archiver: boolean) {
  return transaction(ctx, async (ctx) => {
    const document = await lockDocument(ctx, documentId)
    authorizeCentres(ctx, document.centres)
    if ((document.archiveLe !== null) === archiver) return
    await ctx.db
      .updateTable('documentCollectif')
      .set({ archiveLe: archiver ? ctx.now : null, version: document.version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', documentId)
      .execute()
    record(ctx, archiver ? 'document.archive' : 'document.restaure', {
      genre: 'document_collectif',
      id: documentId,
    })
  })
}
