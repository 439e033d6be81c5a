import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** What was just done; leaves by itself after 6 s, stays while pointed at. Only after a success. */
export function Toast({ children }: { children: ReactNode }) {
  return (
    <div className="toast" role="status">
      <Icon name="check" />
      <span>{children}</span>
    </div>
  )
}
