import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { reponseRecu } from '../fichier-recu.server.ts'
import { findRecuParSuivi } from '../queries/recus.server.ts'
import type { Route } from './+types/recu-suivi.ts'

/** STA-7: the receipt, from the trainee's own link. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const reglementId = uuidParam(params.reglementId)
  return reponseRecu((await findRecuParSuivi(ctx, params.jeton, reglementId)) ?? notFound())
}
