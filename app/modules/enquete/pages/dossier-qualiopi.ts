import { ctxOf } from '#app/ctx.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { exporterDossiers } from '../use-cases/exporter-dossiers.server.ts'
import type { Route } from './+types/dossier-qualiopi.ts'
import { reponseZip } from './reponse-zip.server.ts'

/** The evidence of one training, in folders, with its page of contents. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const entrees = await exporterDossiers(ctx, { formationId })
  return reponseZip(`dossier-qualiopi-${formationId.slice(-6)}.zip`, entrees)
}
