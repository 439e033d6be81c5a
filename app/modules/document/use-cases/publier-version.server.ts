import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { insertVersion } from '../ecriture.server.ts'
import { prevenirLecteurs } from '../jobs/prevenir-lecteurs.server.ts'
import { authorizeCentres } from '../policy.ts'
import { listVersions, lockDocument } from '../queries/documents.server.ts'
import type { NouvelleVersion } from '../schema.ts'

/** A newer file under the same title. The former stays readable by those who manage it. */
export function publierVersion(ctx: Ctx | WriteCtx, input: NouvelleVersion, upload: Upload) {
  return transaction(ctx, async (ctx) => {
    const document = await lockDocument(ctx, input.documentId)
    authorizeCentres(ctx, document.centres)
    const versions = await listVersions(ctx, document.id)
    const faite = versions.find(({ id }) => id === input.id)
    if (faite) return faite.numero
    refuseIf(
      document.archiveLe ? 'Ce document est archivé. Remettez-le d’abord en ligne.' : undefined,
    )
    const numero = document.numero + 1
    const { id, note } = input
    await insertVersion(ctx, { id, documentId: document.id, numero, note }, upload)
    await ctx.db
      .updateTable('documentCollectif')
      .set({ numero, publieLe: ctx.now, relanceLe: null, version: document.version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', document.id)
      .execute()
    record(
      ctx,
      'document.version_publiee',
      { genre: 'document_collectif', id: document.id },
      { numero },
    )
    await enqueue(ctx, prevenirLecteurs, { documentId: document.id, numero })
    return numero
  })
}
