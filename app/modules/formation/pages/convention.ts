import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { authorize } from '../policy.ts'
import { findFormation } from '../public.server.ts'
import { findConvention } from '../queries/convention.server.ts'
import type { Route } from './+types/convention.ts'

/** The stored bytes of a version of the convention; never made again. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'convention.etablir', formation)
  const numero = /^\d{1,4}$/.test(params.numero) ? Number(params.numero) : notFound()
  return fileResponse((await findConvention(ctx, formation.id, numero)) ?? notFound())
}
