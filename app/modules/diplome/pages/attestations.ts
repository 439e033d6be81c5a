import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { readImage } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { attestationsPdf } from '../documents/certificats.server.ts'
import { authorize } from '../policy.ts'
import { listAttestations } from '../queries/attestations.server.ts'
import type { Route } from './+types/attestations.ts'

/** FOR-9: the attestations of the *stagiaires validés*, or of one of them, in one PDF. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'diplome.valider', formation)
  const inscriptionId = z.uuid().optional().catch(undefined).parse(queryOf(request).inscription)
  const attestations = await listAttestations(ctx, formation, inscriptionId)
  if (attestations.length === 0) notFound()
  const logo = await readImage(ctx, 'logo')
  const bytes = await attestationsPdf(attestations, logo?.bytes)
  return pdfResponse(bytes, `Attestations ${formation.numero}.pdf`)
}
