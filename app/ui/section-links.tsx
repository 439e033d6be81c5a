import type { ReactNode } from 'react'

type SectionLinksProps = {
  links: { label: string; href: string; count?: ReactNode; current?: boolean }[]
}

/** Links to the parts of a long page; everything stays on the page, so it prints and can be searched. */
export function SectionLinks({ links }: SectionLinksProps) {
  return (
    <nav className="sections" aria-label="Sections">
      {links.map(({ label, href, count, current }) => (
        <a key={href} href={href} aria-current={current ? 'true' : undefined}>
          {label}
          {count !== undefined && (
            <>
              {' '}
              <span className="counter">{count}</span>
            </>
          )}
        </a>
      ))}
    </nav>
  )
}
