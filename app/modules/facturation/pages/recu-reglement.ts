import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { reponseRecu } from '../fichier-recu.server.ts'
import { authorize, exiger } from '../policy.ts'
import { findRecu } from '../queries/recus.server.ts'
import { findCentre } from '../queries/reglements.server.ts'
import type { Route } from './+types/recu-reglement.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reglement.lister')
  const recu = (await findRecu(ctx, uuidParam(params.reglementId))) ?? notFound()
  exiger(ctx, 'reglement.lister', await findCentre(ctx, recu.formationId))
  return reponseRecu(recu)
}
