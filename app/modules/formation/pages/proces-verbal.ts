import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { authorize } from '../policy.ts'
import { findFormation } from '../public.server.ts'
import { listProcesVerbaux } from '../queries/listes.server.ts'
import type { Route } from './+types/proces-verbal.ts'

/** The stored bytes of a procès-verbal, the latest version unless one is asked for; never made again. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.lister', formation)
  const versions = await listProcesVerbaux(ctx, formation.id)
  const { version } = queryOf(request)
  const pv =
    (version ? versions.find((candidate) => String(candidate.version) === version) : versions[0]) ??
    notFound()
  const bytes = await readStoredFile(pv.cleStockage, pv.sha256)
  return pdfResponse(bytes, pv.nomSur)
}
