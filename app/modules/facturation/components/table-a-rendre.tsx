import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { libellesMoyen } from '../model.ts'
import type { LigneARendre } from '../queries/a-rendre.server.ts'

type Props = { union: string; rows: LigneARendre[]; decider: boolean }

/** Payments of people who are not on a list any more, one a line. */
export function TableARendre({ union, rows, decider }: Props) {
  return (
    <Table caption="Payé par des personnes qui ne viennent plus" cards>
      <thead>
        <tr>
          <th scope="col">Payé par</th>
          <th scope="col">Formation</th>
          <th scope="col">Le</th>
          <th scope="col">Situation</th>
          <th scope="col" className="num">
            Reste à rendre
          </th>
          <th scope="col">
            <span className="offscreen">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => ligne(row, union, decider))}</tbody>
    </Table>
  )
}

function ligne(row: LigneARendre, union: string, decider: boolean) {
  const { id, payeur, numero, intitule, moyen, statut, le, reste, essai } = row
  return (
    <tr key={id}>
      <th scope="row">
        {payeur}
        <small>{libellesMoyen[moyen]}</small>
      </th>
      <td data-l="Formation">
        {numero}
        <small>{intitule}</small>
      </td>
      <td data-l="Le">{formatDay(le)}</td>
      <td data-l="Situation">
        <Badge kind={statut === 'sans_place' ? 'refus' : 'attend'}>
          {statut === 'sans_place' ? 'Payé sans place' : 'N’est plus inscrit'}
        </Badge>
        {essai === 'demande' && <small>Remboursement en cours</small>}
        {essai === 'echoue' && <small>Un remboursement a échoué</small>}
      </td>
      <td data-l="Reste à rendre" className="num">
        <b>{formatMoney(reste)}</b>
      </td>
      <td>
        <form method="post" className="actions">
          <input type="hidden" name="reglementId" value={id} />
          {decider && statut === 'sans_place' && (
            <Button size="small" variant="primary" name="intention" value="surnombre">
              Prendre en surnombre
            </Button>
          )}
          <ButtonLink
            size="small"
            icon="undo-2"
            href={href('/:union/espace/tresorier/reglements/:reglementId/rembourser', {
              union,
              reglementId: id,
            })}
          >
            Rembourser ou garder…<span className="offscreen"> {payeur}</span>
          </ButtonLink>
        </form>
      </td>
    </tr>
  )
}
