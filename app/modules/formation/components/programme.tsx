import { DateTab } from '#app/ui/date-tab.tsx'
import { formatTime } from '#app/ui/format.ts'
import { phraseJournee } from '../model/horaires.ts'
import { lienPlan } from '../model/terrain.ts'
import { type Journee, libelleDemiJournee } from '../model.ts'

/** One line a day, with its place on a map: what a telephone shows first. */
export function LignesJournees({ journees }: { journees: Journee[] }) {
  return journees.map((journee) => (
    <small key={journee.id}>
      {phraseJournee(journee)} <LienPlan {...journee} />
    </small>
  ))
}

/** The day as it runs: its half-days, its place. */
export function Programme({ journees }: { journees: Journee[] }) {
  return (
    <ul className="lines">
      {journees.map((journee) => (
        <li key={journee.id}>
          <DateTab day={journee.jour} />
          <div>
            <b>{journee.lieu}</b>
            {journee.adresse && (
              <small>
                {journee.adresse} <LienPlan {...journee} />
              </small>
            )}
            {journee.creneaux.map(({ id, demiJournee, debut, fin }) => (
              <small key={id}>
                {`${libelleDemiJournee[demiJournee]}\u00a0: ${formatTime(debut)} – ${formatTime(fin)}`}
              </small>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

function LienPlan({ lieu, adresse }: Pick<Journee, 'lieu' | 'adresse'>) {
  const plan = lienPlan({ lieu, adresse })
  return (
    plan && (
      <a href={plan} target="_blank" rel="noreferrer">
        Voir le plan<span className="offscreen"> de {lieu} (nouvelle fenêtre)</span>
      </a>
    )
  )
}
