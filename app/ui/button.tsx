import { type ComponentProps, type ReactNode, useId } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Look = {
  variant?: 'primary' | 'default' | 'bare' | 'danger' | 'danger-full'
  size?: 'small' | 'medium' | 'large'
  icon?: IconName | undefined
  children: ReactNode
}

/** Not possible now: the act stays in sight, does nothing, and says why. */
type Disabling = { disabledReason?: string | undefined }

type ButtonProps = Look & Disabling & Omit<ComponentProps<'button'>, 'className' | 'disabled'>

export function Button({ disabledReason, ...props }: ButtonProps) {
  const reasonId = useId()
  const { variant, size, icon, children, type = 'submit', ...rest } = props
  const label = labelOf(icon, children)
  if (disabledReason === undefined) {
    return (
      <button type={type} className={lookOf(variant, size)} {...rest}>
        {label}
      </button>
    )
  }
  return (
    <WithReason id={reasonId} reason={disabledReason}>
      <button
        type="button"
        className={lookOf(variant, size)}
        aria-disabled="true"
        aria-describedby={reasonId}
      >
        {label}
      </button>
    </WithReason>
  )
}

type LinkProps = Look &
  Disabling & {
    href: string
  } & Omit<ComponentProps<'a'>, 'className' | 'href'>

export function ButtonLink({ disabledReason, ...props }: LinkProps) {
  const reasonId = useId()
  const { variant, size, icon, href, children, ...rest } = props
  const label = labelOf(icon, children)
  if (disabledReason === undefined) {
    return (
      <a className={lookOf(variant, size)} href={href} {...rest}>
        {label}
      </a>
    )
  }
  return (
    <WithReason id={reasonId} reason={disabledReason}>
      {/* biome-ignore lint/a11y/useValidAnchor: a link that leads nowhere today keeps its place and its role */}
      <a
        className={lookOf(variant, size)}
        role="link"
        aria-disabled="true"
        tabIndex={0}
        aria-describedby={reasonId}
      >
        {label}
      </a>
    </WithReason>
  )
}

type IconButtonProps = {
  icon: IconName
  label: string
  variant?: Look['variant']
  size?: Look['size']
} & Omit<ComponentProps<'button'>, 'className' | 'children'>

/** Only for ⋯, close, previous, next, bell, eye: everything else has its word. */
export function IconButton({
  icon,
  label,
  variant,
  size,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type={type}
      className={`${lookOf(variant, size)} button-icon`}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  )
}

/** The reason of a refusal, with its lock; for a line where the button would be. */
export function Reason({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span className="reason" id={id}>
      <Icon name="lock" />
      <span>{children}</span>
    </span>
  )
}

function WithReason({ id, reason, children }: { id: string; reason: string; children: ReactNode }) {
  return (
    <span className="with-reason">
      {children}
      <Reason id={id}>{reason}</Reason>
    </span>
  )
}

function lookOf(variant: Look['variant'] = 'default', size: Look['size'] = 'medium'): string {
  return `button${variant === 'default' ? '' : ` button-${variant}`}${size === 'medium' ? '' : ` button-${size}`}`
}

function labelOf(icon: IconName | undefined, children: ReactNode) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  )
}
