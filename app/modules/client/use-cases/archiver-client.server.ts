import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { lockClient } from '../queries/clients.server.ts'

/** Hidden from choices and lists, still printed; it may come back. Twice is once. */
export function archiverClient(ctx: Ctx | WriteCtx, clientId: string, archiver: boolean) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'client.archiver')
    const client = await lockClient(ctx, clientId)
    if ((client.archiveLe !== null) === archiver) return
    refuseIf(client.estLUnion ? 'La fiche de l’union elle-même ne s’archive pas.' : undefined)
    refuseIf(client.fusionneDansId ? 'Cette fiche est fusionnée dans une autre.' : undefined)
    await ctx.db
      .updateTable('client')
      .set({ archiveLe: archiver ? ctx.now : null, version: client.version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', clientId)
      .execute()
    record(ctx, archiver ? 'client.archive' : 'client.restaure', { genre: 'client', id: clientId })
  })
}
