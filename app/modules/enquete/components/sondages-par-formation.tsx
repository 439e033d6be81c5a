import { formatNote } from '#app/modules/statistique/model.ts'
import { formatDay } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { formatPart } from '../model/repartition.ts'
import type { listParFormation } from '../queries/analyse.server.ts'

type Props = {
  rows: Awaited<ReturnType<typeof listParFormation>>['rows']
  formation: (id: string) => string
}

/** The figures of each training, latest first. */
export function SondagesParFormation({ rows, formation }: Props) {
  return (
    <Table caption="Sondages par formation" cards>
      <thead>
        <tr>
          <th scope="col">Formation</th>
          <th scope="col">Dernier jour</th>
          <th scope="col" className="num">
            Envoyés
          </th>
          <th scope="col" className="num">
            Réponses
          </th>
          <th scope="col" className="num">
            Relances
          </th>
          <th scope="col" className="num">
            Satisfaction
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, numero, intitule, dernierJour, envois, reponses, relances, note }) => (
          <tr key={id}>
            <th scope="row">
              <a href={formation(id)}>{intitule}</a> <span className="soft small">{numero}</span>
            </th>
            <td data-l="Dernier jour" className="nowrap">
              {dernierJour ? formatDay(dernierJour) : '–'}
            </td>
            <td data-l="Envoyés" className="num">
              {envois}
            </td>
            <td data-l="Réponses" className="num">
              {reponses} <span className="soft small">{formatPart(reponses, envois)}</span>
            </td>
            <td data-l="Relances" className="num">
              {relances}
            </td>
            <td data-l="Satisfaction" className="num">
              {note === null ? '–' : formatNote(note)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
