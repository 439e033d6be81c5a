import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type BadgeProps = {
  /** The frame tells the family without colour: dashed = somebody must act, struck = cancelled. */
  kind: 'info' | 'attend' | 'fait' | 'refus' | 'calme' | 'outline' | 'struck'
  icon?: IconName
  children: ReactNode
}

/** Icon and word, always: the family is told by its sign when the badge brings none of its own. */
const signs: Partial<Record<BadgeProps['kind'], IconName>> = {
  attend: 'circle-dashed',
  fait: 'check',
  refus: 'clock',
  info: 'circle-dot',
  struck: 'ban',
}

export function Badge({ kind, icon = signs[kind], children }: BadgeProps) {
  return (
    <span className={`badge badge-${kind}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}

type FactProps = {
  icon: IconName
  label: string
  on: boolean
  /** What the dash says aloud: « Non déclaré ». */
  absent?: string
  tone?: 'info' | 'attend'
}

/** A flat fact of a list in its fixed slot (`<span className="follow">`); a missing one is a short dash. */
export function Fact({
  icon,
  label,
  on,
  absent = `${label}\u00a0: non`,
  tone = 'info',
}: FactProps) {
  if (!on) {
    return (
      <span className="fact-off">
        <span className="offscreen">{absent}</span>
      </span>
    )
  }
  return (
    <span className={tone === 'attend' ? 'fact fact-attend' : 'fact'}>
      <Icon name={icon} />
      {label}
    </span>
  )
}
