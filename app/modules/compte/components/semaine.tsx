import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import type { listSemaine } from '../queries/semaine.server.ts'

type Props = {
  journees: NonNullable<Awaited<ReturnType<typeof listSemaine>>>
  params: { union: string }
}

/** The trainings of the seven days to come, and who is missing. */
export function Semaine({ journees, params }: Props) {
  return (
    <Card title="Les sept jours à venir">
      {journees.length === 0 ? (
        <p className="soft">Aucune formation.</p>
      ) : (
        <ul className="stack">
          {journees.map(({ id, formationId, intitule, jour, lieu, manquants }) => (
            <li key={id}>
              <b>{formatDay(jour)}</b>
              <br />
              <a href={href('/:union/espace/formations/:formationId', { ...params, formationId })}>
                {intitule}
              </a>
              {lieu && <small className="soft">, {lieu}</small>}
              {manquants > 0 && (
                <p>
                  <Badge kind="attend" icon="user-round-search">
                    {plural(manquants, 'formateur manque', 'formateurs manquent')}
                  </Badge>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={href('/:union/espace/planning', params)}>Ouvrir le planning</a>
      </p>
    </Card>
  )
}
