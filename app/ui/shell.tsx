import type { ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Mark } from './mark.tsx'

type MenuItem = { label: string; href: string; current?: boolean; count?: number }
export type MenuSection = MenuItem & {
  icon: IconName
  open?: boolean
  items?: MenuItem[] | undefined
}

type ShellProps = {
  unionName: string
  unionHref: string
  menu: MenuSection[]
  /** Four at most: « Menu » is the fifth. */
  bottomBar?: { label: string; icon: IconName; href: string; current?: boolean }[]
  account: {
    name: string
    initials: string
    href: string
    detail?: string
    /** The other unions that this account opens. */
    unions?: { label: string; href: string }[]
  }
  notificationsHref: string
  unreadCount: number
  searchHref?: string | undefined
  banner?: ReactNode
  toast?: ReactNode
  logoutForm: ReactNode
  children: ReactNode
}

/** The members' frame: a menu on paper and one white sheet; on a phone, two bars and the menu as a sheet. */
export function Shell(props: ShellProps) {
  const { unionName, unionHref, menu, bottomBar = [], banner, toast, searchHref, children } = props
  const bell = <Bell href={props.notificationsHref} count={props.unreadCount} />
  const brand = (
    <a className="brand" href={unionHref}>
      <Mark />
      <span>
        <b>{unionName}</b>
        <span>Grande Échelle</span>
      </span>
    </a>
  )
  return (
    <>
      <a className="skip" href="#contenu">
        Aller au contenu
      </a>
      {banner}
      <header className="top-bar">
        {brand}
        {bell}
      </header>
      <div className="shell">
        {/* A popover opens without script on a phone; on a desktop it is a column like any other. */}
        <aside className="side" id="menu" aria-label="Menu" popover="auto">
          <div className="side-head">
            {brand}
            <button type="button" className="close" popoverTarget="menu" popoverTargetAction="hide">
              <Icon name="x" />
              Fermer
            </button>
          </div>
          {searchHref && (
            <a className="search-link" href={searchHref}>
              <Icon name="search" />
              Chercher partout
            </a>
          )}
          <nav className="menu" aria-label="Espace">
            <ul>{menu.map(Rubric)}</ul>
          </nav>
          <Account {...props.account} bell={bell} logoutForm={props.logoutForm} />
        </aside>
        <main id="contenu" className="sheet">
          {children}
        </main>
      </div>
      <nav className="bottom-bar" aria-label="Raccourcis">
        <ul>
          {bottomBar.map(({ label, icon, href, current }) => (
            <li key={href}>
              <a href={href} aria-current={current ? 'page' : undefined}>
                <Icon name={icon} />
                {label}
              </a>
            </li>
          ))}
          <li>
            <button type="button" popoverTarget="menu">
              <Icon name="menu" />
              Menu
            </button>
          </li>
        </ul>
      </nav>
      {toast}
    </>
  )
}

function Rubric({ label, icon, href, current, open, items = [], count }: MenuSection) {
  const inside = items.some((item) => item.current)
  const unfolded = open || inside
  return (
    <li key={label}>
      <a
        href={href}
        className={unfolded ? 'open' : undefined}
        aria-current={current && !inside ? 'page' : undefined}
      >
        <Icon name={icon} />
        {label}
        <Count count={count} />
      </a>
      {unfolded && items.length > 0 && (
        <ul>
          {items.map((item) => (
            <li key={item.href}>
              <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                {item.label}
                <Count count={item.count} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Count({ count }: { count: number | undefined }) {
  if (!count) return null
  return (
    <b>
      <span className="offscreen">{'\u00a0: '}</span>
      {count}
    </b>
  )
}

type AccountProps = ShellProps['account'] & { bell: ReactNode; logoutForm: ReactNode }

function Account({ name, initials, href, detail, unions = [], bell, logoutForm }: AccountProps) {
  return (
    <div className="me">
      <Avatar initials={initials} />
      <span>
        <b>{name}</b>
        {detail && <small>{detail}</small>}
        <a href={href}>Mon compte</a>
      </span>
      {bell}
      {unions.length > 0 && (
        <details className="unions">
          <summary>Changer d’union</summary>
          <ul>
            {unions.map((union) => (
              <li key={union.href}>
                <a href={union.href}>{union.label}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {logoutForm}
    </div>
  )
}

function Bell({ href, count }: { href: string; count: number }) {
  const label =
    count > 0 ? `Notifications\u00a0: ${count} non ${count > 1 ? 'lues' : 'lue'}` : 'Notifications'
  return (
    <a className="bell" href={href} aria-label={label} title={label} data-unread={count}>
      <Icon name="bell" />
      {count > 0 && <b aria-hidden="true">{count > 99 ? '99+' : count}</b>}
    </a>
  )
}
