import type { ReactNode } from 'react'

type SectionLinksProps = {
  label?: string
  links: { label: string; href: string; count?: ReactNode; current?: boolean }[]
}

/** Links to the parts of a long page, which stay on it, or to the pages of one object. */
export function SectionLinks({ label: name = 'Sections', links }: SectionLinksProps) {
  return (
    <nav className="sections" aria-label={name}>
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
