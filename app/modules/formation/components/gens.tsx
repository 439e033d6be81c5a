import type { ReactNode } from 'react'
import { Avatar } from '#app/ui/avatar.tsx'

type Quelquun = { id: string; nom: string; initiales: string; detail: ReactNode }

/** Names one under the other, each with what helps to reach or to know them. */
export function Gens({ gens }: { gens: Quelquun[] }) {
  return (
    <ul className="people">
      {gens.map(({ id, nom, initiales, detail }) => (
        <li key={id}>
          <Avatar initials={initiales} />
          <div>
            <b>{nom}</b>
            {detail && <small>{detail}</small>}
          </div>
        </li>
      ))}
    </ul>
  )
}
