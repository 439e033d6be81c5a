import { formatDay } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { WrittenText } from '#app/ui/written-text.tsx'
import type { Lecture } from '../model/consigne.ts'

type Props = { lectures: Lecture[]; lien: (pieceId: string) => string }

/** The consignes as they are read: by day, with their links and their files. */
export function LectureConsignes({ lectures, lien }: Props) {
  return (
    <div className="stack">
      {lectures.map(({ jour, texte, pieces }, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no identity for a reader, their place is all they are
        <div key={rang}>
          {jour !== null && jour !== lectures[rang - 1]?.jour && <h3>{formatDay(jour)}</h3>}
          <WrittenText source={texte} />
          {pieces.length > 0 && (
            <ul>
              {pieces.map(({ id, nom }) => (
                <li key={id}>
                  <a href={lien(id)}>
                    <Icon name="paperclip" /> {nom}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  )
}
