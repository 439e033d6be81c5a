import type { ReactNode } from 'react'

type ProgressProps = {
  label: string
  value: number
  max: number
  detail?: ReactNode
  action?: ReactNode
}

/** A long work: n of N in words; it goes on when the page is closed. */
export function Progress({ label, value, max, detail, action }: ProgressProps) {
  return (
    <div className="progress">
      <p>
        <b>{label}</b>
      </p>
      <progress value={value} max={max} aria-label={label} />
      {detail && <p className="small soft">{detail}</p>}
      {action}
    </div>
  )
}
