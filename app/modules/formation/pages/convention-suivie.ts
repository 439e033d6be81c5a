import { ctxOf } from '#app/ctx.server.ts'
import { findDemandeParJeton } from '#app/modules/client/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { findConventionEnvoyee } from '../queries/convention.server.ts'
import type { Route } from './+types/convention-suivie.ts'

/** The convention that was sent, for the holder of the follow-up link of the request. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const demande = (await findDemandeParJeton(ctx, params.jeton)) ?? notFound()
  return fileResponse((await findConventionEnvoyee(ctx, demande.formationId)) ?? notFound())
}
