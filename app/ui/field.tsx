import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type FieldLook = {
  /** Dotted name: `journees.0.jour`. */
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Says « (facultatif) »; what is not optional is expected. */
  optional?: boolean | undefined
  /** The width tells the length of the answer. */
  width?: 4 | 8 | 14 | 20 | undefined
  suffix?: string | undefined
}

/** Anchor of a field: `journees.0.jour` becomes `champ-journees-0-jour`. */
export function fieldId(name: string): string {
  return `champ-${name.replaceAll('.', '-').replace('[]', '')}`
}

/** What every control of a field carries. `required` is said, not enforced: the server answers in words. */
export function controlProps({ name, hint, error, width }: FieldLook, required?: boolean) {
  return {
    id: fieldId(name),
    name,
    className: width && `w-${width}`,
    'aria-required': required || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(name, hint, error),
  } as const
}

export function describedBy(
  name: string,
  hint: ReactNode,
  error: string | undefined,
): string | undefined {
  const ids = [hint && `${fieldId(name)}-aide`, error && `${fieldId(name)}-erreur`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Label, hint, error, control: in that order. */
export function FieldFrame({ children, ...look }: FieldLook & { children: ReactNode }) {
  const { name, label, hint, error, optional, suffix } = look
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId(name)}>
        {label}
        {optional && <Optional />}
      </label>
      <HintAndError name={name} hint={hint} error={error} />
      {suffix ? (
        <span className="suffix">
          {children}
          <span aria-hidden="true">{suffix}</span>
        </span>
      ) : (
        children
      )}
    </div>
  )
}

export function Optional() {
  return <span className="optional"> (facultatif)</span>
}

export function HintAndError({ name, hint, error }: Pick<FieldLook, 'name' | 'hint' | 'error'>) {
  return (
    <>
      {hint && (
        <span className="hint" id={`${fieldId(name)}-aide`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="error" id={`${fieldId(name)}-erreur`}>
          <Icon name="circle-alert" />
          <span>{error}</span>
        </span>
      )}
    </>
  )
}
