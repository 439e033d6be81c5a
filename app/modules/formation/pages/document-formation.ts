import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { findDocument } from '../queries/documents.server.ts'
import { findFormationTerrain } from '../queries/terrain.server.ts'
import type { Route } from './+types/document-formation.ts'

/** One paper, as it was stored. A trainer reads the file that he or his colleagues sent back, no other. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { formation, gestion } = await findFormationTerrain(ctx, uuidParam(params.formationId))
  const document =
    (await findDocument(ctx, formation.id, uuidParam(params.documentId))) ?? notFound()
  if (!gestion && document.genre !== 'retour') notFound()
  return fileResponse(document, { show: true })
}
