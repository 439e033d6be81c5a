import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { findPiece } from '../queries/consignes.server.ts'
import { findFormationTerrain } from '../queries/terrain.server.ts'
import type { Route } from './+types/piece-consigne.ts'

/** A file of the consignes: a manager reads them all, a trainer those that speak to trainers. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { formation, gestion } = await findFormationTerrain(ctx, uuidParam(params.formationId))
  const piece = await findPiece(ctx, {
    formationId: formation.id,
    pieceId: uuidParam(params.pieceId),
    ...(!gestion && { public_: 'formateurs' }),
  })
  return fileResponse(piece ?? notFound(), { show: true })
}
