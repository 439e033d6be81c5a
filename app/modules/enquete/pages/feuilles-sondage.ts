import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { readImage } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { feuillesPdf } from '../documents/feuilles-sondage.server.ts'
import { genres } from '../model.ts'
import { authorize, can } from '../policy.ts'
import { findSourcesFeuilles } from '../queries/feuilles.server.ts'
import type { Route } from './+types/feuilles-sondage.ts'

const choixSchema = z.object({
  envoi: z.union([z.uuid(), z.literal('')]).catch(''),
  genre: z.enum([...genres, '']).catch(''),
  sans: z.enum(['adresse', '']).catch(''),
})

/** The sheets of a training in one document: for who has no address, for a class without phones. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'enquete.gerer')
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  if (!can(ctx, 'enquete.gerer', formation)) notFound()
  const sources = await findSourcesFeuilles(ctx, formation, choixSchema.parse(queryOf(request)))
  if (sources.feuilles.length === 0) notFound()
  const logo = await readImage(ctx, 'logo')
  return pdfResponse(await feuillesPdf(sources, logo?.bytes), `sondages-${formation.numero}.pdf`)
}
