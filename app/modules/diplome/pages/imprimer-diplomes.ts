import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { readImage } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { certificatsPdf } from '../documents/certificats.server.ts'
import { donneesDiplomeSchema } from '../documents/donnees-diplome.ts'
import { authorize } from '../policy.ts'
import { listImprimables } from '../queries/diplomes.server.ts'
import type { Route } from './+types/imprimer-diplomes.ts'

/** DIP-6: the certificates of a formation, or of one person, as they were delivered, in one PDF. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'diplome.valider', formation)
  const inscriptionId = z.uuid().optional().catch(undefined).parse(queryOf(request).inscription)
  const diplomes = await listImprimables(ctx, formation.id, inscriptionId)
  if (diplomes.length === 0) notFound()
  const logo = await readImage(ctx, 'logo')
  const bytes = await certificatsPdf(
    diplomes.map(({ donnees, ...diplome }) => ({
      ...diplome,
      donnees: donneesDiplomeSchema.parse(donnees),
    })),
    logo?.bytes,
  )
  return pdfResponse(bytes, `Certificats ${formation.numero}.pdf`)
}
