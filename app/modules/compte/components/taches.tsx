import { ButtonLink } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { Tache } from '../model/attente.ts'

/** Each thing that waits: what, since when, and the button that leads to it. */
export function Taches({ taches }: { taches: Tache[] }) {
  if (taches.length === 0) {
    return (
      <p className="soft">
        Rien ne vous attend pour l’instant. Ce qui demande une décision arrivera ici.
      </p>
    )
  }
  return (
    <ul>
      {taches.map(({ titre, detail, depuis, icone, lien, bouton }) => (
        <li key={titre} className="task">
          <span className="task-icon">
            <Icon name={icone} />
          </span>
          <div>
            <b>
              <a href={lien}>{titre}</a>
            </b>
            <small>{detail}</small>
          </div>
          <span className="task-age">{depuis}</span>
          <ButtonLink size="small" href={lien}>
            {bouton}
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}
