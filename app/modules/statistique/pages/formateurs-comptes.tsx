import { formatNom, formatPrenoms } from '#app/modules/adherent/model/personne.ts'
import { plural } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { ListeComptee } from '../components/liste-comptee.tsx'
import { heures } from '../model/export.ts'
import { filtresFormateursSchema } from '../model/listes.ts'
import { formatHeures } from '../model.ts'
import { listFormateursComptes } from '../queries/formateurs-comptes.server.ts'
import type { Route } from './+types/formateurs-comptes.ts'
import { chargerListe, exporterListe } from './liste-comptee.server.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exporterListe(filtresFormateursSchema, listFormateursComptes, {
    name: 'formateurs-comptes',
    limite: 5000,
    columns: [
      'Nom',
      'Prénoms',
      'Cadre E',
      { title: 'Sessions', type: 'number' },
      { title: 'Journées', type: 'number' },
      { title: 'Heures dispensées', type: 'number' },
    ],
    ligne: (f) => [
      ...[f.nom, f.prenoms, nature(f.externe), f.sessions, f.journees, heures(f.minutes)],
    ],
  }),
]

export function loader(args: Route.LoaderArgs) {
  return chargerListe(args, filtresFormateursSchema, listFormateursComptes)
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
                {formatNom(f.nom)} {formatPrenoms(f.prenoms)}
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
