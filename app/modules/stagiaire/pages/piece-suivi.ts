import { ctxOf } from '#app/ctx.server.ts'
import { findPiece } from '#app/modules/formation/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { addDays } from '#app/platform/jour.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { statutsVivants } from '../model.ts'
import { findSuivi } from '../queries/suivi.server.ts'
import type { Route } from './+types/piece-suivi.ts'

/** Days after the last one during which a trainee still reads the files of the consignes. */
const delai = 30

/** A file of the consignes behind the trainee's secret link, until a month after the formation. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const suivi = (await findSuivi(ctx, params.jeton)) ?? notFound()
  const { dernierJour, statut, formationId } = suivi
  if (!statutsVivants.includes(statut)) notFound()
  if (dernierJour !== null && ctx.aujourdhui > addDays(dernierJour, delai)) notFound()
  const piece = await findPiece(ctx, {
    formationId,
    pieceId: uuidParam(params.pieceId),
    public_: 'stagiaires',
  })
  return fileResponse(piece ?? notFound(), { show: true })
}
