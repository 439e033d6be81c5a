import { formatCount } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'

export type DonneeConnue = {
  table: string
  finalite: string
  donnees: string
  effacement: string
  nombre: number
}

type Props = { connues: DonneeConnue[]; legende?: string }

/** What is known of somebody, purpose by purpose, and what erasing does of it. */
export function DonneesConnues({ connues, legende = 'Données connues' }: Props) {
  if (connues.length === 0) return <p className="soft">Rien.</p>
  return (
    <Table caption={legende} cards>
      <thead>
        <tr>
          <th scope="col">Pourquoi</th>
          <th scope="col" className="num">
            Lignes
          </th>
          <th scope="col">À l’effacement</th>
        </tr>
      </thead>
      <tbody>
        {connues.map(({ table, finalite, donnees, effacement, nombre }) => (
          <tr key={table}>
            <th scope="row">
              {finalite}
              <small>{donnees}</small>
            </th>
            <td data-l="Lignes" className="num">
              {formatCount(nombre)}
            </td>
            <td data-l="À l’effacement">{effacement}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
