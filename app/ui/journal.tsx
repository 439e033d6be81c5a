import type { ReactNode } from 'react'

type Entry = {
  id: string
  /** ISO instant. */
  at: string
  atLabel: string
  sentence: ReactNode
  changes?: { field: string; before?: string | null; after?: string | null }[] | undefined
}

/** Who did what, when: the journal of an object, drawn as a ladder. */
export function JournalList({ entries }: { entries: Entry[] }) {
  return (
    <ol className="journal">
      {entries.map(({ id, at, atLabel, sentence, changes = [] }) => (
        <li key={id}>
          <time dateTime={at}>{atLabel}</time>
          {sentence}
          {changes.map(({ field, before, after }) => (
            <div key={field} className="change">
              {`${field}\u00a0: `}
              {before && <del>{before}</del>} <ins>{after || 'vide'}</ins>
            </div>
          ))}
        </li>
      ))}
    </ol>
  )
}
