import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { Card } from '#app/ui/card.tsx'
import { formatDay } from '#app/ui/format.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import tableStyles from '#app/ui/styles/espace.css?url'
import { ExplicationResultats, TableResultats } from '../components/table-resultats.tsx'
import { periodesPubliees } from '../model/periodes.ts'
import { authorize } from '../policy.ts'
import { findPublication, listResultats } from '../queries/resultats.server.ts'
import type { Route } from './+types/resultats.ts'

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: tableStyles }]

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'resultats.lire')
  if (!(await findPublication(ctx))) notFound()
  const { annee, douzeMois } = periodesPubliees(ctx.aujourdhui)
  return {
    nom: ctx.union.nom,
    aujourdhui: ctx.aujourdhui,
    annee: { periode: annee, resultats: await listResultats(ctx, annee) },
    douzeMois: { periode: douzeMois, resultats: await listResultats(ctx, douzeMois) },
  }
}

/** Qualiopi 2: what the trainings of the union give, dated, for everybody. */
export default function ResultatsPage({ loaderData, params }: Route.ComponentProps) {
  const { nom, aujourdhui, annee, douzeMois } = loaderData
  return (
    <PublicPage
      title="Nos résultats"
      subtitle={`Ce que donnent les formations de l’${nom}. Chiffres au ${formatDay(aujourdhui)}.`}
    >
      <div className="stack">
        <Card>
          <TableResultats titre="Les douze derniers mois" {...douzeMois} />
        </Card>
        <Card>
          <TableResultats titre={`L’année ${annee.periode.du.slice(0, 4)}`} {...annee} />
        </Card>
      </div>
      <ExplicationResultats />
      <p>
        <a href={href('/:union/formations', params)}>Voir les formations ouvertes</a>
      </p>
    </PublicPage>
  )
}
