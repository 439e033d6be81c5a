import { createContext, type ReactNode, use } from 'react'
import { HelpButton } from './help.tsx'

/** The address of the object that the frame around this page already names: its link is not said twice. */
export const FramedObjectContext = createContext<string | undefined>(undefined)

type PageProps = {
  /** The only h1 of the page, and the browser's title. */
  title: string
  breadcrumb?: { label: string; href?: string }[]
  badges?: ReactNode
  subtitle?: ReactNode
  actions?: ReactNode
  aside?: ReactNode
  /** Name of the side column for those who jump from landmark to landmark. */
  asideLabel?: string
  width?: 'full' | 'form'
  /** The form was sent back: the browser's title says so first. */
  failed?: boolean
  children: ReactNode
}

/** A page of the members' area: header, content, side column. The shell gives `<main>`. */
export function Page({
  title,
  breadcrumb = [],
  badges,
  subtitle,
  actions,
  aside,
  asideLabel = 'Suivi',
  width = 'full',
  failed = false,
  children,
}: PageProps) {
  const framed = use(FramedObjectContext)
  const crumbs = breadcrumb.filter(({ href }) => href === undefined || href !== framed)
  return (
    <>
      <title>{`${failed ? 'Erreur\u00a0: ' : ''}${title} · Grande Échelle`}</title>
      <header className="head">
        {crumbs.length > 0 && (
          <nav className="crumbs" aria-label={framed ? 'Page précédente' : 'Fil d’Ariane'}>
            <ol>
              {crumbs.map(({ label, href }) => (
                <li key={label}>{href ? <a href={href}>{label}</a> : label}</li>
              ))}
            </ol>
          </nav>
        )}
        <div>
          <div className="title-line">
            <h1>{title}</h1>
            <HelpButton />
          </div>
          {badges && <div className="head-badges">{badges}</div>}
          {subtitle && <p className="head-sub">{subtitle}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {aside ? (
        <div className="two">
          <div>{children}</div>
          <aside aria-label={asideLabel}>{aside}</aside>
        </div>
      ) : (
        <div className={width === 'form' ? 'form-width' : undefined}>{children}</div>
      )}
    </>
  )
}

type SectionProps = {
  title: string
  id?: string
  count?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

export function Section({ title, id, count, actions, children }: SectionProps) {
  return (
    <section className="block" id={id}>
      <div className="block-head">
        <h2>{title}</h2>
        {count !== undefined && count !== null && <span className="soft small">{count}</span>}
        {actions && <div className="actions">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
