/** Every drawing of the sprite: `node scripts/build-icons.ts` gathers them into public/icones.svg. */
export type IconName =
  | 'ambulance'
  | 'arrow-down'
  | 'arrow-left'
  | 'arrow-right'
  | 'arrow-up'
  | 'award'
  | 'ban'
  | 'bell'
  | 'briefcase'
  | 'building-2'
  | 'calendar-days'
  | 'chart-column'
  | 'check'
  | 'chevron-down'
  | 'chevron-left'
  | 'chevron-right'
  | 'circle-alert'
  | 'circle-check'
  | 'circle-dashed'
  | 'circle-dot'
  | 'circle-user-round'
  | 'circle-x'
  | 'clipboard-list'
  | 'clock'
  | 'copy'
  | 'download'
  | 'ellipsis'
  | 'eye'
  | 'file-text'
  | 'graduation-cap'
  | 'hand-heart'
  | 'history'
  | 'hourglass'
  | 'house'
  | 'info'
  | 'key-round'
  | 'life-buoy'
  | 'link'
  | 'lock'
  | 'log-out'
  | 'mail'
  | 'map-pin'
  | 'menu'
  | 'pencil'
  | 'phone'
  | 'plus'
  | 'printer'
  | 'receipt'
  | 'refresh-cw'
  | 'search'
  | 'send'
  | 'settings'
  | 'shield-check'
  | 'sliders-horizontal'
  | 'stamp'
  | 'trash-2'
  | 'triangle-alert'
  | 'truck'
  | 'undo-2'
  | 'upload'
  | 'user-check'
  | 'user-plus'
  | 'user-round-search'
  | 'users-round'
  | 'wallet'
  | 'x'

/** A drawing of the sprite. Decorative unless labelled: an icon alone always has its words. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg
      className="icon"
      role={label && 'img'}
      aria-label={label}
      aria-hidden={!label || undefined}
    >
      <use href={`/icones.svg#${name}`} />
    </svg>
  )
}
