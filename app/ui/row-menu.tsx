import { Icon, type IconName } from './icon.tsx'

type RowMenuProps = {
  id: string
  /** `path` is added to the address of the row: `/stagiaires`. */
  items: { label: string; path: string; icon: IconName }[]
}

/**
 * The ⋯ menu that all the rows of a table share: written once, it is given the address of a row when it opens
 * (`public/gestes.js`). A menu in each of 100 rows would treble the document.
 */
export function RowMenu({ id, items }: RowMenuProps) {
  return (
    <div className="more-menu" id={id} popover="auto">
      {items.map(({ label, path, icon }) => (
        // biome-ignore lint/a11y/useValidAnchor: the address comes with the row
        <a key={path} data-path={path}>
          <Icon name={icon} />
          {label}
        </a>
      ))}
    </div>
  )
}

/** The ⋯ of a row. Without script it leads to the row's own page, where the same pages are listed. */
export function RowMenuLink({ menu, href, label }: { menu: string; href: string; label: string }) {
  return (
    <a
      className="button button-bare button-small button-icon"
      href={href}
      data-menu={menu}
      aria-label={label}
      title={label}
    >
      <Icon name="ellipsis" />
    </a>
  )
}
