import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { lettresDe } from '../convocation.server.ts'
import { exiger } from '../policy.ts'
import { listConvocables } from '../queries/convocations.server.ts'
import type { Route } from './+types/convocations-pdf.ts'

const choixSchema = z.object({
  inscription: z.union([z.uuid(), z.literal('')]).catch(''),
  sans: z.enum(['courriel', '']).catch(''),
})

/** The letters of a formation in one document: all, one, or those that only paper reaches. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  exiger(ctx, 'inscription.valider', formation)
  const { inscription, sans } = choixSchema.parse(queryOf(request))
  const ids = (await listConvocables(ctx, formation.id))
    .filter(({ id, email }) => (inscription ? id === inscription : sans === '' || email === null))
    .map(({ id }) => id)
  if (ids.length === 0) notFound()
  const { bytes, nom } = await lettresDe(ctx, formation.id, ids)
  return pdfResponse(bytes, nom)
}
