import { href } from 'react-router'
import { formatDay, formatDuration } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Activite } from '../queries/fiche.server.ts'

const reponses: Record<string, string> = {
  posee: 'Candidature en attente',
  acceptee: 'Formateur',
  refusee: 'Candidature refusée',
}

/** The formations a member applied to or taught. */
export function ActivitesAdherent({ union, activites }: { union: string; activites: Activite[] }) {
  return (
    <Section title="Activité" id="activite">
      {activites.length === 0 ? (
        <p className="soft">Aucune formation pour le moment.</p>
      ) : (
        <Table caption="Activité" cards>
          <thead>
            <tr>
              <th scope="col">Formation</th>
              <th scope="col">Premier jour</th>
              <th scope="col">Rôle</th>
              <th scope="col" className="num">
                Heures
              </th>
            </tr>
          </thead>
          <tbody>
            {activites.map((activite) => (
              <tr key={activite.candidatureId}>
                <th scope="row">
                  <a
                    href={href('/:union/espace/formations/:formationId', {
                      union,
                      formationId: activite.formationId,
                    })}
                  >
                    {activite.intitule}
                  </a>
                  <small>{activite.numero}</small>
                </th>
                <td data-l="Premier jour">
                  {activite.premierJour ? formatDay(activite.premierJour) : 'À fixer'}
                </td>
                <td data-l="Rôle">{reponses[activite.statut] ?? activite.statut}</td>
                <td data-l="Heures" className="num">
                  {activite.minutes > 0 ? formatDuration(activite.minutes) : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  )
}
