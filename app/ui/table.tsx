import type { ReactNode } from 'react'
import { formatCount, plural } from './format.ts'
import { Icon } from './icon.tsx'
import { Mark } from './mark.tsx'

export { FilterPills, Filters, SelectionBar, Views } from './filters.tsx'

// Cells are plain `<td>`, never a component each. Class names that the stylesheet knows:
//   num      figures, aligned right            nowrap   a date, an amount: on one line
//   pick     a tick box: <label><input type="checkbox" …/><span className="offscreen">Choisir …</span></label>
//   more     the ⋯ menu, absent from a phone's card
//   wide     only on very wide screens         empty    a missing value: <td className="empty">–</td>
// `<span className="follow">` holds three fixed slots of `Fact`. `data-l="Places"` names a cell when the
// row becomes a card. `<th scope="row">` holds what the row is.

type TableProps = {
  caption: string
  /** Rows become cards on a phone. Give `role="row"` and `role="cell"` where it matters to keep them said. */
  cards?: boolean
  /** The head stays in sight: for lists of their own page. */
  sticky?: boolean
  children: ReactNode
}

export function Table({ caption, cards = false, sticky = false, children }: TableProps) {
  const table = (
    <table className={`table${cards ? ' cards' : ''}${sticky ? ' table-sticky' : ''}`}>
      <caption className="offscreen">{caption}</caption>
      {children}
    </table>
  )
  if (cards) return <div className="table-frame">{table}</div>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="table-frame" aria-label={caption} tabIndex={0}>
      {table}
    </section>
  )
}

type SortLinkProps = {
  label: string
  column: string
  /** The list's present order: `date`, or `-date` backwards. */
  sort: string
  /** Address of the order asked for. */
  href: string
  className?: string
}

/** A sortable head: renders the whole `<th scope="col">` with its `aria-sort`. */
export function SortLink({ label, column, sort, href, className }: SortLinkProps) {
  const direction = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined
  return (
    <th scope="col" aria-sort={direction} className={className}>
      <a href={href}>
        {label}
        {direction && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />}
      </a>
    </th>
  )
}

type PaginationProps = {
  page: number
  pages: number
  total: number
  parPage: number
  /** Where one is: the other pages differ by `page`. */
  url: URL
  /** In the plural: « formations ». */
  noun: string
}

/** « 101 à 200 sur 2 000 formations », then the pages; « 7 formations » when they are all there. */
export function Pagination({ page, pages, total, parPage, url, noun }: PaginationProps) {
  const from = total === 0 ? 0 : (page - 1) * parPage + 1
  const to = Math.min(total, page * parPage)
  const hrefFor = (target: number) => withParam(url, 'page', String(target))
  if (pages <= 1) return <p className="pages">{plural(total, noun.replace(/s$/, ''), noun)}</p>
  return (
    <nav className="pages" aria-label="Pages">
      <span>{`${formatCount(from)} à ${formatCount(to)} sur ${formatCount(total)} ${noun}`}</span>
      <ul>
        {page > 1 && (
          <li>
            <a href={hrefFor(page - 1)} rel="prev">
              <Icon name="chevron-left" />
              Précédente
            </a>
          </li>
        )}
        {shownPages(page, pages).map((number, index) =>
          number === 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other identity
            <li key={`gap-${index}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={number}>
              <a href={hrefFor(number)} aria-current={number === page ? 'page' : undefined}>
                <span className="offscreen">Page </span>
                {number}
              </a>
            </li>
          ),
        )}
        {page < pages && (
          <li>
            <a href={hrefFor(page + 1)} rel="next">
              Suivante
              <Icon name="chevron-right" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** First, last and the neighbours; 0 is a gap. */
function shownPages(page: number, pages: number): number[] {
  const kept = [1, page - 1, page, page + 1, pages].filter(
    (number) => number >= 1 && number <= pages,
  )
  return [...new Set(kept)].flatMap((number, index, all) => {
    const before = all[index - 1] ?? 0
    return number - before > 1 ? [0, number] : [number]
  })
}

/** The same address with one parameter changed; an empty value removes it. Back to the first page. */
export function withParam(url: URL, name: string, value: string): string {
  const next = new URL(url)
  if (value === '') next.searchParams.delete(name)
  else next.searchParams.set(name, value)
  if (name !== 'page') next.searchParams.delete('page')
  return `${next.pathname}${next.search}`
}

export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty-state">
      <Mark />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}

export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="button" href={href} download>
      <Icon name="download" />
      {children}
    </a>
  )
}
