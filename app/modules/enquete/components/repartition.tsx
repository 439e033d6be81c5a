import { formatNote } from '#app/modules/statistique/model.ts'
import { plural } from '#app/ui/format.ts'
import { formatPart, type Repartition } from '../model/repartition.ts'
import './repartition.css'

/** How the answers spread: one bar an answer, drawn by the server, each with its figure in words. */
export function Repartitions({ repartitions }: { repartitions: Repartition[] }) {
  return (
    <div className="repartitions">
      {repartitions.map((question) => (
        <UneRepartition key={question.cle} {...question} />
      ))}
    </div>
  )
}

function UneRepartition({ libelle, total, moyenne, parts }: Repartition) {
  return (
    <section className="repartition">
      <h3>{libelle}</h3>
      <p className="soft small">
        {moyenne !== null && (
          <>
            <b className="repartition-note">{formatNote(moyenne)}</b> sur 5,{' '}
          </>
        )}
        {plural(total, 'réponse', 'réponses')}
      </p>
      <dl>
        {parts.map(({ libelle, nombre }) => (
          <div key={libelle}>
            <dt>{libelle}</dt>
            <dd>
              <svg
                aria-hidden="true"
                viewBox="0 0 100 12"
                preserveAspectRatio="none"
                className="repartition-barre"
              >
                <rect className="fond" width="100" height="12" rx="1" />
                <rect className="part" width={(100 * nombre) / total} height="12" rx="1" />
              </svg>
              <span>
                {nombre} <span className="soft">({formatPart(nombre, total)})</span>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
