import { prevenir } from '#app/modules/notification/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementRelance } from '../model.ts'
import { authorizeCentres } from '../policy.ts'
import { listNonLecteurs } from '../queries/destinataires.server.ts'
import { lockDocument } from '../queries/documents.server.ts'

/** Tells again those who have not read, once a day at most. */
export function relancerLecteurs(ctx: Ctx | WriteCtx, documentId: string) {
  return transaction(ctx, async (ctx) => {
    const document = await lockDocument(ctx, documentId)
    authorizeCentres(ctx, document.centres)
    const adherentIds = await listNonLecteurs(ctx, documentId)
    refuseIf(empechementRelance({ ...document, restants: adherentIds.length }, ctx.now))
    await prevenir(ctx, {
      adherentIds,
      genre: 'document.publie',
      cle: `${documentId}.relance.${ctx.aujourdhui}`,
      titre: `Rappel : un document vous attend, « ${document.titre} »`,
      lien: '/compte/documents',
    })
    await ctx.db
      .updateTable('documentCollectif')
      .set({ relanceLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', documentId)
      .execute()
    const nombre = adherentIds.length
    record(
      ctx,
      'document.lecteurs_relances',
      { genre: 'document_collectif', id: documentId },
      { nombre },
    )
    return nombre
  })
}
