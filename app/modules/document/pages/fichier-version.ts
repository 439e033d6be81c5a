import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { authorize } from '../policy.ts'
import { findDocument, listVersions } from '../queries/documents.server.ts'
import type { Route } from './+types/fichier-version.ts'

/** Any version, for those who manage the document: their reading is no receipt. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.gerer')
  const document = (await findDocument(ctx, uuidParam(params.documentId))) ?? notFound()
  const versions = await listVersions(ctx, document.id)
  return fileResponse(versions.find(({ numero }) => String(numero) === params.numero) ?? notFound())
}
