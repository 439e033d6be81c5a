import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Mark } from './mark.tsx'

type LayoutProps = {
  unionName: string
  unionHref: string
  /** Under the name, small: « Union départementale ». */
  unionDetail?: string
  /** Address of the union's own logo; it replaces the mark. */
  logo?: string | undefined
  nav?: { label: string; href: string; current?: boolean; icon?: IconName }[]
  banner?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** The frame of public pages: the union's name first, under the red braid; no script. */
export function PublicLayout(props: LayoutProps) {
  const { unionName, unionHref, unionDetail, logo, nav = [], banner, footer, children } = props
  return (
    <>
      <a className="skip" href="#contenu">
        Aller au contenu
      </a>
      <header className="public-head">
        <div>
          <a className="brand" href={unionHref}>
            {logo ? <img src={logo} alt="" height="40" /> : <Mark />}
            <span>
              <b>{unionName}</b>
              {unionDetail && <span>{unionDetail}</span>}
            </span>
          </a>
          {nav.length > 0 && (
            <nav aria-label="Principal">
              <ul>
                {nav.map(({ label, href, current, icon }) => (
                  <li key={href}>
                    <a href={href} aria-current={current ? 'page' : undefined}>
                      {icon && <Icon name={icon} />}
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </header>
      {banner}
      <main id="contenu">{children}</main>
      <footer className="public-foot">
        <div>
          {footer}
          <p className="made-with">
            <Mark />
            {unionName === 'Grande Échelle' ? unionName : `${unionName} · Grande Échelle`}
          </p>
        </div>
      </footer>
    </>
  )
}

type PageProps = {
  title: string
  subtitle?: ReactNode
  narrow?: boolean
  /** Above the title: where one is in the steps. */
  above?: ReactNode
  /** The form was sent back: the browser's title says so first. */
  failed?: boolean
  children: ReactNode
}

export function PublicPage({
  title,
  subtitle,
  narrow = false,
  above,
  failed = false,
  children,
}: PageProps) {
  return (
    <div className={narrow ? 'public public-narrow' : 'public'}>
      <title>{failed ? `Erreur\u00a0: ${title}` : title}</title>
      {above}
      <h1>{title}</h1>
      {subtitle && <p className="public-sub">{subtitle}</p>}
      {children}
    </div>
  )
}
