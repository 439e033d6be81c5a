import type { ReactNode } from 'react'

type TotalsProps = { items: { label: string; figure: ReactNode; detail?: ReactNode }[] }

/** The figures that decide, under an ink rule. */
export function Totals({ items }: TotalsProps) {
  return (
    <dl className="totals">
      {items.map(({ label, figure, detail }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{figure}</dd>
          {detail && <dd>{detail}</dd>}
        </div>
      ))}
    </dl>
  )
}
