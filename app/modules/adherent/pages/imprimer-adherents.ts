import { ctxOf } from '#app/ctx.server.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { etiquettesPdf, listeAdherentsPdf } from '../documents/impressions.server.ts'
import { authorize } from '../policy.ts'
import { listSelection } from '../queries/selection.server.ts'
import { imprimerAdherents } from '../use-cases/imprimer-adherents.server.ts'
import type { Route } from './+types/imprimer-adherents.ts'

/** A PDF of the chosen members: address labels, or a list. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.lister')
  const etiquettes = queryOf(request).forme === 'etiquettes'
  const identite = await findIdentiteUnion(ctx)
  const choisis = await listSelection(ctx, request.url)
  const membres = await imprimerAdherents(
    ctx,
    choisis.map(({ id }) => id),
  )
  const bytes = etiquettes
    ? await etiquettesPdf(membres, ctx.aujourdhui)
    : await listeAdherentsPdf(membres, ctx.aujourdhui, identite)
  return pdfResponse(bytes, etiquettes ? 'etiquettes.pdf' : 'adherents.pdf')
}
