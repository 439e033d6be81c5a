import type { ReactNode } from 'react'

type FactsProps = { items: { label: string; value: ReactNode }[]; stacked?: boolean }

/** Terms and values, side by side; stacked on a phone and in narrow columns. */
export function Facts({ items, stacked = false }: FactsProps) {
  return (
    <dl className={stacked ? 'facts facts-stacked' : 'facts'}>
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
