import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { plural } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { ListeComptee } from '../components/liste-comptee.tsx'
import { heures } from '../model/export.ts'
import { filtresFormateursSchema } from '../model/listes.ts'
import { formatHeures } from '../model.ts'
import { authorize } from '../policy.ts'
import { listFormateursComptes } from '../queries/formateurs-comptes.server.ts'
import { lireChoix } from '../queries/page-statistiques.server.ts'
import type { Route } from './+types/formateurs-comptes.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'statistique.lire')
    const filtres = { ...filtresFormateursSchema.parse(query), page: 1 }
    const { rows } = await listFormateursComptes(ctx, filtres, 5000)
    return {
      name: 'formateurs-comptes',
      columns: [
        'Nom',
        'Prénoms',
        'Cadre E',
        { title: 'Sessions', type: 'number' },
        { title: 'Journées', type: 'number' },
        { title: 'Heures dispensées', type: 'number' },
      ],
      rows: rows.map((f) => [
        ...[f.nom, f.prenoms, nature(f.externe), f.sessions, f.journees, heures(f.minutes)],
      ]),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'statistique.lire')
  const filtres = filtresFormateursSchema.parse(queryOf(request))
  return {
    filtres,
    choix: await lireChoix(ctx, filtres),
    liste: await listFormateursComptes(ctx, filtres),
    adresse: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

function nature(externe: boolean) {
  return externe ? 'Personne extérieure' : 'Personne de l’union'
}

export default function FormateursComptesPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste } = loaderData
  return (
    <ListeComptee
      {...loaderData}
      title="Formateurs comptés"
      union={params.union}
      resume={`${plural(liste.total, 'formateur', 'formateurs')}, ${formatHeures(liste.minutes)} h dispensées`}
      noun="formateurs"
      filtresPropres={
        <label>
          Cadre E
          <select name="nature" defaultValue={filtres.nature}>
            <option value="">Tous</option>
            <option value="interne">Personnes de l’union</option>
            <option value="externe">Personnes extérieures</option>
          </select>
        </label>
      }
    >
      <Table caption="Formateurs comptés" cards sticky>
        <thead>
          <tr>
            <th scope="col">Formateur</th>
            <th scope="col">Cadre E</th>
            <th scope="col" className="num">
              Sessions
            </th>
            <th scope="col" className="num">
              Journées
            </th>
            <th scope="col" className="num">
              Heures dispensées
            </th>
          </tr>
        </thead>
        <tbody>
          {liste.rows.map((f) => (
            <tr key={f.id}>
              <th scope="row">
                {f.prenoms} {f.nom}
              </th>
              <td data-l="Cadre E">{nature(f.externe)}</td>
              <td data-l="Sessions" className="num">
                {f.sessions}
              </td>
              <td data-l="Journées" className="num">
                {f.journees}
              </td>
              <td data-l="Heures dispensées" className="num">
                {formatHeures(f.minutes)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </ListeComptee>
  )
}
