import type { Journee } from '#app/modules/formation/model.ts'
import { DateTab } from '#app/ui/date-tab.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { formatCreneaux, formatLieu } from '../model/horaires.ts'
import './stagiaires.css'

/** The days of a formation, with their hours and places. */
export function JourneesFormation({ journees }: { journees: Journee[] }) {
  return (
    <ol className="offers" aria-label="Journées">
      {journees.map((journee) => (
        <li key={journee.id}>
          <DateTab day={journee.jour} />
          <div>
            <p>
              <Icon name="clock" /> {formatCreneaux(journee.creneaux)}
            </p>
            <p className="soft">
              <Icon name="map-pin" /> {formatLieu(journee)}
              {journee.adresse && (
                <>
                  <br />
                  {journee.adresse}
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
