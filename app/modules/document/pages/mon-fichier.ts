import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { findMonFichier } from '../queries/mes-documents.server.ts'
import type { Route } from './+types/mon-fichier.ts'

/** A file made for me alone. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const fichier = (await findMonFichier(ctx, uuidParam(params.fichierId))) ?? notFound()
  return fileResponse(fichier, { show: queryOf(request).voir === '1' })
}
