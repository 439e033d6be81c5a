import type { ReactNode } from 'react'

type DialogProps = { id: string; title: string; children: ReactNode; actions: ReactNode }

/**
 * A native dialog opened by any `<button popoverTarget={id}>`, without script. Acts that mail, pay or
 * delete have a page of their own; this is for a question asked on the spot.
 */
export function Dialog({ id, title, children, actions }: DialogProps) {
  return (
    <dialog className="dialog" id={id} popover="auto" aria-labelledby={`${id}-titre`}>
      <h2 id={`${id}-titre`}>{title}</h2>
      <div className="stack">{children}</div>
      <div className="actions">{actions}</div>
    </dialog>
  )
}
