import { href } from 'react-router'
import { DateTab } from '#app/ui/date-tab.tsx'

type Engagement = {
  id: string
  intitule: string
  premierJour: string | null
  statut: string
  lieu: string
}

/** The next trainings of a trainer. */
export function Engagements(props: { engagements: Engagement[]; params: { union: string } }) {
  const { engagements, params } = props
  return (
    <ol className="lines">
      {engagements.map(({ id, intitule, premierJour, statut, lieu }) => (
        <li key={id}>
          {premierJour && <DateTab day={premierJour} />}
          <div>
            <a
              href={href('/:union/espace/formations/:formationId', { ...params, formationId: id })}
            >
              {intitule}
            </a>
            <small>
              {[lieu, statut === 'posee' && 'réponse attendue'].filter(Boolean).join(' · ')}
            </small>
          </div>
        </li>
      ))}
    </ol>
  )
}
