import { href } from 'react-router'
import { formatCount, formatDay, plural } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { ListeComptee } from '../components/liste-comptee.tsx'
import { heures } from '../model/export.ts'
import { filtresFormationsCompteesSchema } from '../model/listes.ts'
import { formatHeures } from '../model.ts'
import { listFormationsComptees } from '../queries/formations-comptees.server.ts'
import type { Route } from './+types/formations-comptees.ts'
import { chargerListe, exporterListe } from './liste-comptee.server.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exporterListe(filtresFormationsCompteesSchema, listFormationsComptees, {
    name: 'formations-comptees',
    limite: 10_000,
    columns: [
      'Numéro',
      'Intitulé',
      'Type',
      'Centre',
      'Client',
      { title: 'Dernier jour', type: 'day' },
      { title: 'Places', type: 'number' },
      { title: 'Inscrits', type: 'number' },
      { title: 'Validés', type: 'number' },
      { title: 'Absents', type: 'number' },
      { title: 'Diplômés', type: 'number' },
      { title: 'Heures suivies', type: 'number' },
      { title: 'Heures dispensées', type: 'number' },
    ],
    ligne: (s) => [
      ...[s.numero, s.intitule, s.type, s.centre, s.client, s.dernierJour, s.places],
      ...[s.inscrits, s.valides, s.inscrits - s.valides, s.diplomes],
      ...[heures(s.minutes), heures(s.minutesFormateurs)],
    ],
  }),
]

export function loader(args: Route.LoaderArgs) {
  return chargerListe(args, filtresFormationsCompteesSchema, listFormationsComptees)
}

export default function FormationsCompteesPage({ loaderData, params }: Route.ComponentProps) {
  const { liste } = loaderData
  return (
    <ListeComptee
      {...loaderData}
      title="Formations comptées"
      union={params.union}
      resume={`${plural(liste.total, 'formation clôturée', 'formations clôturées')}, ${formatCount(liste.places)} places`}
      noun="formations"
    >
      <Table caption="Formations comptées" cards sticky>
        <thead>
          <tr>
            <th scope="col">Dernier jour</th>
            <th scope="col">Formation</th>
            <th scope="col">Centre</th>
            <th scope="col" className="num">
              Inscrits
            </th>
            <th scope="col" className="num">
              Validés
            </th>
            <th scope="col" className="num">
              Diplômés
            </th>
            <th scope="col" className="num">
              Heures suivies
            </th>
            <th scope="col" className="num">
              Heures dispensées
            </th>
          </tr>
        </thead>
        <tbody>
          {liste.rows.map((s) => {
            const chemin = { ...params, formationId: s.id }
            return (
              <tr key={s.id}>
                <td data-l="Dernier jour" className="nowrap">
                  {formatDay(s.dernierJour)}
                </td>
                <th scope="row">
                  <a href={href('/:union/espace/formations/:formationId', chemin)}>{s.intitule}</a>
                  <small>{[s.numero, s.type, s.client].filter(Boolean).join(' · ')}</small>
                </th>
                <td data-l="Centre">{s.centre ?? 'Toute l’union'}</td>
                <td data-l="Inscrits" className="num">
                  {s.inscrits} / {s.places}
                </td>
                <td data-l="Validés" className="num">
                  <a
                    href={`/${params.union}/espace/formations/${s.id}/stagiaires`}
                    aria-label={`${s.valides} stagiaires validés, ${s.numero}`}
                  >
                    {s.valides}
                  </a>
                </td>
                <td data-l="Diplômés" className="num">
                  {s.diplomes}
                </td>
                <td data-l="Heures suivies" className="num">
                  {formatHeures(s.minutes)}
                </td>
                <td data-l="Heures dispensées" className="num">
                  {formatHeures(s.minutesFormateurs)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </ListeComptee>
  )
}
