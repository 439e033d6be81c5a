import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type DetailsProps = { summary: ReactNode; count?: ReactNode; open?: boolean; children: ReactNode }

/** A section that starts folded: for what is long and rarely read. */
export function Details({ summary, count, open = false, children }: DetailsProps) {
  return (
    <details className="fold" open={open}>
      <summary>
        {summary}
        {count !== undefined && <span className="counter">{count}</span>}
        <Icon name="chevron-down" />
      </summary>
      {children}
    </details>
  )
}
