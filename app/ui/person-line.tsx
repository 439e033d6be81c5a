import type { ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import { Reason } from './button.tsx'

type PersonLineProps = {
  name: ReactNode
  initials: string
  detail?: ReactNode
  /** Why they cannot be chosen. */
  reason?: string | undefined
  /** A badge, or the buttons of the decision. */
  children?: ReactNode
}

/** A person in a `<ul className="people">`. */
export function PersonLine({ name, initials, detail, reason, children }: PersonLineProps) {
  return (
    <li>
      <Avatar initials={initials} />
      <div>
        <b>{name}</b>
        {detail && <small>{detail}</small>}
        {reason && <Reason>{reason}</Reason>}
      </div>
      {children && <span className="actions">{children}</span>}
    </li>
  )
}
