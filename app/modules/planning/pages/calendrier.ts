import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { baseUrl, publicUrl } from '#app/platform/url.server.ts'
import { agenda } from '../documents/agenda.ts'
import { findCalendrier, listRendezVous } from '../queries/calendrier.server.ts'
import type { Route } from './+types/calendrier.ts'

/** PLA-1: the calendar behind a secret link, for an agenda that comes and reads it. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const jeton = /^([\w-]{20,100})\.ics$/.exec(params.fichier)?.[1] ?? notFound()
  const calendrier = (await findCalendrier(ctx, jeton)) ?? notFound()
  const texte = agenda({
    nom: calendrier.genre === 'personnel' ? `Mes formations, ${ctx.union.nom}` : ctx.union.nom,
    fuseau: ctx.union.fuseau,
    domaine: new URL(baseUrl()).hostname,
    lien: (formationId) => publicUrl(ctx, `/espace/formations/${formationId}`),
    rendezVous: await listRendezVous(ctx, calendrier),
  })
  return new Response(texte, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="planning.ics"',
      'Cache-Control': 'private, max-age=300',
      'X-Robots-Tag': 'noindex',
    },
  })
}
