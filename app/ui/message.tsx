import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Kind = 'info' | 'attend' | 'fait' | 'refus'

const icons: Record<Kind, IconName> = {
  info: 'info',
  attend: 'triangle-alert',
  fait: 'circle-check',
  refus: 'circle-x',
}

type MessageProps = {
  kind: Kind
  /** The fact, in bold, with its full stop. */
  title?: ReactNode
  /** What it changes and what to do. */
  children?: ReactNode
  action?: ReactNode
}

export function Message({ kind, title, children, action }: MessageProps) {
  return (
    <div className={`message message-${kind}`}>
      <Icon name={icons[kind]} />
      <div>
        {title && <strong>{title}</strong>} {children}
        {action && <div className="actions">{action}</div>}
      </div>
    </div>
  )
}
