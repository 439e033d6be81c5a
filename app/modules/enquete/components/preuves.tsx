import { Badge } from '#app/ui/badge.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { PreuveJugee } from '../model/preuves.ts'

type Props = {
  preuves: PreuveJugee[]
  /** The address of a piece of evidence. */
  adresse: (chemin: string) => string
}

/** The evidence of a training: there with its day, or missing with what to do. */
export function TablePreuves({ preuves, adresse }: Props) {
  return (
    <Table caption="Preuves" cards>
      <thead>
        <tr>
          <th scope="col">Preuve</th>
          <th scope="col" className="num">
            Indicateur
          </th>
          <th scope="col">État</th>
          <th scope="col">Ce qu’il y a, ou ce qu’il reste à faire</th>
        </tr>
      </thead>
      <tbody>
        {preuves.map(({ cle, libelle, indicateur, etat, le, detail, faire, chemin }) => (
          <tr key={cle}>
            <th scope="row">
              <a href={adresse(chemin)}>{libelle}</a>
            </th>
            <td data-l="Indicateur" className="num">
              {indicateur}
            </td>
            <td data-l="État">
              {etat === 'presente' && (
                <Badge kind="fait" icon="check">
                  Présente
                </Badge>
              )}
              {etat === 'manquante' && <Badge kind="attend">Manque</Badge>}
              {etat === 'sans_objet' && <span className="soft">Sans objet</span>}
            </td>
            <td data-l="Ce qu’il y a">
              {[detail, le && formatDay(le), faire].filter(Boolean).join(' ')}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Where a piece of evidence is: a page of the training, or of the space. */
export function adresseDe(union: string, formationId: string, chemin: string): string {
  return chemin.startsWith('espace:')
    ? `/${union}/espace/${chemin.slice('espace:'.length)}`
    : `/${union}/espace/formations/${formationId}${chemin}`
}
