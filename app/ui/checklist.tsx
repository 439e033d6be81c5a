import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type ChecklistProps = { items: { label: ReactNode; done: boolean; detail?: ReactNode }[] }

/** « Suivi »: done with its date and author, or what is expected and by when. */
export function Checklist({ items }: ChecklistProps) {
  return (
    <ul className="check-list">
      {items.map(({ label, done, detail }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of facts
        <li key={index} className={done ? 'on' : undefined}>
          <Icon name={done ? 'circle-check' : 'circle-dashed'} label={done ? 'Fait' : 'À faire'} />
          <span>
            <b>{label}</b>
            {detail && <small>{detail}</small>}
          </span>
        </li>
      ))}
    </ul>
  )
}
