import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatInstant, formatMoney } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { libellesIncident, raisonEnClair } from '../model/incident.ts'
import { libellesMoyen } from '../model.ts'
import type { LigneIncident } from '../queries/a-traiter.server.ts'

type Props = { union: string; rows: LigneIncident[]; fuseau: string }

/** What happened on a payment, one line each, the oldest first. */
export function TableIncidents({ union, rows, fuseau }: Props) {
  return (
    <Table caption="Incidents de paiement" cards>
      <thead>
        <tr>
          <th scope="col">Payé par</th>
          <th scope="col">Formation</th>
          <th scope="col">Incident</th>
          <th scope="col" className="num">
            Montant
          </th>
          <th scope="col">Depuis</th>
          <th scope="col">
            <span className="offscreen">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, payeur, numero, intitule, genre, raison, montant, moyen, ouvertLe }) => (
          <tr key={id}>
            <th scope="row">
              {payeur}
              <small>{libellesMoyen[moyen]}</small>
            </th>
            <td data-l="Formation">
              {numero}
              <small>{intitule}</small>
            </td>
            <td data-l="Incident">
              <Badge kind={genre === 'trop_percu' ? 'attend' : 'refus'}>
                {libellesIncident[genre]}
              </Badge>
              {raison && <small>{raisonEnClair(raison)}</small>}
            </td>
            <td data-l="Montant" className="num">
              {formatMoney(montant)}
            </td>
            <td data-l="Depuis">{formatInstant(ouvertLe, fuseau)}</td>
            <td>
              <div className="actions">
                <ButtonLink
                  size="small"
                  href={href('/:union/espace/tresorier/incidents/:incidentId', {
                    union,
                    incidentId: id,
                  })}
                >
                  Traiter<span className="offscreen"> {payeur}</span>
                </ButtonLink>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
