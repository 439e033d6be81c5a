import { ctxOf } from '#app/ctx.server.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { ouvrirDocument } from '../use-cases/lire-document.server.ts'
import type { Route } from './+types/mon-document.ts'

/** The file of a document that speaks to me; opening it is noted. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const fichier = await ouvrirDocument(ctx, uuidParam(params.documentId))
  return fileResponse(fichier, { show: queryOf(request).voir === '1' })
}
