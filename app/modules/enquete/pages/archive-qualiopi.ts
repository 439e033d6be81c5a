import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { filtresDossiersSchema } from '../queries/dossiers.server.ts'
import { exporterDossiers } from '../use-cases/exporter-dossiers.server.ts'
import type { Route } from './+types/archive-qualiopi.ts'
import { reponseZip } from './reponse-zip.server.ts'

/** The files of a period, a folder a training. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const filtres = filtresDossiersSchema.parse(queryOf(request))
  try {
    const entrees = await exporterDossiers(ctx, { filtres })
    return reponseZip(`dossiers-qualiopi-${ctx.aujourdhui}.zip`, entrees)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return redirectWithToast(href('/:union/espace/statistiques/qualiopi', params), error.message)
  }
}
