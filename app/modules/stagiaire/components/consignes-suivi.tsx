import { href } from 'react-router'
import type { Lecture } from '#app/modules/formation/model/consigne.ts'
import { formatDay } from '#app/ui/format.ts'
import { WrittenText } from '#app/ui/written-text.tsx'

type Props = { params: { union: string; jeton: string }; lectures: Lecture[] }

/** FOR-8: what a trainee has to know, behind the secret link, with the files. */
export function ConsignesSuivi({ params, lectures }: Props) {
  if (lectures.length === 0) return null
  const pieces = lectures.flatMap((lecture) => lecture.pieces)
  return (
    <section className="stack">
      <h2>Consignes</h2>
      {lectures.map(({ jour, texte }, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no identity for a reader, their place is all they are
        <div key={rang}>
          {jour !== null && jour !== lectures[rang - 1]?.jour && <h3>{formatDay(jour)}</h3>}
          <WrittenText source={texte} />
        </div>
      ))}
      {pieces.length > 0 && (
        <ul>
          {pieces.map(({ id, nom }) => (
            <li key={id}>
              <a href={href('/:union/suivi/:jeton/pieces/:pieceId', { ...params, pieceId: id })}>
                {nom}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
