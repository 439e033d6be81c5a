import { libelleTexteLibre } from '../model.ts'
import type { TexteRecu } from '../queries/analyse.server.ts'
import './repartition.css'

type Props = {
  textes: TexteRecu[]
  /** The page of the training that it speaks of; absent on that page itself. */
  formation?: (id: string) => string
}

/** What people wrote, without who. */
export function TextesRecus({ textes, formation }: Props) {
  return (
    <ul className="textes-recus">
      {textes.map(({ id, formationId, numero, intitule, texteLibre, textes, noteGlobale }) => (
        <li key={id}>
          {textes.map(({ question, texte }) => (
            <div key={question}>
              <p className="soft small">{question}</p>
              <p>{texte}</p>
            </div>
          ))}
          {texteLibre && (
            <>
              {textes.length > 0 && <p className="soft small">{libelleTexteLibre}</p>}
              <p>{texteLibre}</p>
            </>
          )}
          <p className="soft small">
            {noteGlobale !== null && `${noteGlobale} sur 5`}
            {noteGlobale !== null && formation && ', '}
            {formation && (
              <a href={formation(formationId)}>
                {numero} {intitule}
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
