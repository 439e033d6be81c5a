import { useId } from 'react'
import { IconButton } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

type MoreMenuProps = {
  /** Says of what: « Autres actions pour PSC-2026-117 ». */
  label: string
  items: { label: string; href: string; icon?: IconName; danger?: boolean }[]
  size?: 'small' | 'medium'
  bare?: boolean
}

/** The ⋯ menu: links, opened by a native popover, without script. */
export function MoreMenu({ label, items, size = 'medium', bare = false }: MoreMenuProps) {
  const menuId = useId()
  return (
    <>
      <IconButton
        icon="ellipsis"
        label={label}
        size={size}
        variant={bare ? 'bare' : 'default'}
        popoverTarget={menuId}
      />
      <div className="more-menu" id={menuId} popover="auto">
        {items.map(({ label, href, icon, danger }) => (
          <a key={label} href={href} className={danger ? 'danger' : undefined}>
            {icon && <Icon name={icon} />}
            {label}
          </a>
        ))}
      </div>
    </>
  )
}
