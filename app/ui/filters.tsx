import { type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'

type ViewsProps = {
  views: { label: string; count?: number | undefined; href: string; current: boolean }[]
  label?: string
}

/** The ready-made questions of a list, with how many answer. */
export function Views({ views, label = 'Vues' }: ViewsProps) {
  return (
    <nav className="views" aria-label={label}>
      {views.map(({ label, count, href, current }) => (
        <a key={label} href={href} aria-current={current ? 'page' : undefined}>
          {label}
          {count !== undefined && <span className="counter">{count}</span>}
        </a>
      ))}
    </nav>
  )
}

type FiltersProps = {
  /** `<label>Type<select …/></label>` one after the other; a form read from the address. */
  children: ReactNode
  /** The field that never folds, usually « Chercher ». */
  search?: ReactNode
  /** How many filters are set: said on the button that unfolds them on a phone. */
  count?: number
  clearHref?: string | undefined
  action?: string
  submitLabel?: string
}

/** One line of filters; on a phone they fold behind « Filtres (n) », without script. */
export function Filters({
  children,
  search,
  count = 0,
  clearHref,
  action,
  submitLabel = 'Filtrer',
}: FiltersProps) {
  const panelId = useId()
  return (
    <search>
      <form method="get" className="filters" action={action}>
        {search}
        <button type="button" className="button filters-open" popoverTarget={panelId}>
          <Icon name="sliders-horizontal" />
          {count > 0 ? `Filtres (${count})` : 'Filtres'}
        </button>
        {/* On a wide screen the panel is part of the line; on a phone it is a sheet. */}
        <div className="filters-panel" id={panelId} popover="auto">
          <div className="filters-head">
            <b>Filtres</b>
            <button
              type="button"
              className="close"
              popoverTarget={panelId}
              popoverTargetAction="hide"
            >
              <Icon name="x" />
              Fermer
            </button>
          </div>
          {children}
          <span className="filters-end">
            <button type="submit" className="button">
              {submitLabel}
            </button>
            {clearHref && <a href={clearHref}>Tout effacer</a>}
          </span>
        </div>
      </form>
    </search>
  )
}

type FilterPillsProps = { pills: { label: string; removeHref: string }[]; clearHref: string }

/** The filters that are set, each with its way out. */
export function FilterPills({ pills, clearHref }: FilterPillsProps) {
  if (pills.length === 0) return null
  return (
    <p className="pills">
      {'Filtres\u00a0: '}
      {pills.map(({ label, removeHref }) => (
        <a key={label} className="pill" href={removeHref}>
          <span className="offscreen">Retirer </span>
          {label}
          <Icon name="x" />
        </a>
      ))}
      <a href={clearHref}>Tout effacer</a>
    </p>
  )
}

type SelectionBarProps = {
  /** What the server knows to be chosen; without it the stylesheet counts the ticked rows. */
  count?: number
  label?: string
  children: ReactNode
}

/**
 * What can be done with the ticked rows. Place it after the table, in the same `<form>`: it appears
 * when a row is ticked and says how many, without script.
 */
export function SelectionBar({ count, label = 'Lignes choisies', children }: SelectionBarProps) {
  return (
    <section className="selection" aria-label="Actions sur la sélection">
      <b className={count === undefined ? 'selection-count' : undefined}>
        {`${label}\u00a0: `}
        {count}
      </b>
      {children}
    </section>
  )
}
