import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { authorize } from '../policy.ts'
import { findRecu } from '../queries/cotisations.server.ts'
import type { Route } from './+types/recu.ts'

/** The stored bytes of a receipt; never made again. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'cotisation.lister')
  const recu = (await findRecu(ctx, uuidParam(params.cotisationId))) ?? notFound()
  const bytes = await readStoredFile(recu.cleStockage, recu.sha256)
  return pdfResponse(bytes, recu.nomSur)
}
