import { ctxOf } from '#app/ctx.server.ts'
import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { emargementPdf } from '../documents/dossier.server.ts'
import { findDossier } from '../queries/dossier.server.ts'
import { findFormationTerrain } from '../queries/terrain.server.ts'
import type { Route } from './+types/emargement-formation.ts'

/** STA-5: blank before the day, with the signatures after it. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { formation } = await findFormationTerrain(ctx, uuidParam(params.formationId))
  const { donnees, images } = await findDossier(ctx, formation)
  return pdfResponse(await emargementPdf(donnees, images), `Émargement ${formation.numero}.pdf`, {
    show: true,
  })
}
