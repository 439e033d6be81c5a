import { ctxOf } from '#app/ctx.server.ts'
import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { dossierPdf } from '../documents/dossier.server.ts'
import { findDossier } from '../queries/dossier.server.ts'
import { findFormationTerrain } from '../queries/terrain.server.ts'
import type { Route } from './+types/dossier-formation.ts'

/** FOR-7: made at each request, so that it says what is known now; nothing of it is stored. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { formation } = await findFormationTerrain(ctx, uuidParam(params.formationId))
  const { donnees, images } = await findDossier(ctx, formation)
  return pdfResponse(await dossierPdf(donnees, images), `Dossier ${formation.numero}.pdf`, {
    show: true,
  })
}
