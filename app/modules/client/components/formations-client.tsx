import { href } from 'react-router'
import { libelleStatut } from '#app/modules/formation/model.ts'
import { jourDans } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { listFormationsClient } from '../queries/fiche.server.ts'

type Props = {
  formations: Awaited<ReturnType<typeof listFormationsClient>>
  union: string
  fuseau: string
}

export function FormationsClient({ formations, union, fuseau }: Props) {
  if (formations.length === 0) return <p className="soft">Aucune formation pour ce client.</p>
  return (
    <Table caption="Formations et demandes" cards>
      <thead>
        <tr>
          <th scope="col">Formation</th>
          <th scope="col">Date</th>
          <th scope="col">Demandée le</th>
          <th scope="col">État</th>
          <th scope="col" className="num">
            Places
          </th>
        </tr>
      </thead>
      <tbody>
        {formations.map((formation) => (
          <tr key={formation.id}>
            <th scope="row">
              <a
                href={href('/:union/espace/formations/:formationId', {
                  union,
                  formationId: formation.id,
                })}
              >
                {formation.intitule}
              </a>
              <small>{formation.numero}</small>
            </th>
            <td data-l="Date" className="nowrap">
              {formation.premierJour ? formatDay(formation.premierJour) : 'Sans date'}
            </td>
            <td data-l="Demandée le" className="nowrap">
              {formation.recueLe ? (
                formatDay(jourDans(fuseau, formation.recueLe))
              ) : (
                <span className="soft">Saisie par l’union</span>
              )}
            </td>
            <td data-l="État">{libelleStatut[formation.statut]}</td>
            <td data-l="Places" className="num">
              {formation.places}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
