import type { ReactNode } from 'react'
import { Avatar } from '#app/ui/avatar.tsx'
import { Icon } from '#app/ui/icon.tsx'

type Props = {
  nom: string
  prenoms: string
  detail: ReactNode
  /** Why he cannot be assigned. */
  raison?: string | undefined
  children?: ReactNode
}

/** A trainer in a list of people: who, what is known of him, what can be done. */
export function LigneFormateur({ nom, prenoms, detail, raison, children }: Props) {
  return (
    <li>
      <Avatar initials={`${prenoms.charAt(0)}${nom.charAt(0)}`} />
      <div>
        <b>
          {prenoms} {nom}
        </b>
        <small>{detail}</small>
        {raison && (
          <span className="reason">
            <Icon name="lock" />
            {raison}
          </span>
        )}
      </div>
      {children}
    </li>
  )
}
