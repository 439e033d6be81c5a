import type { ComponentProps, ReactNode } from 'react'
import { controlProps, FieldFrame, type FieldLook, fieldId } from './field.tsx'
import { Icon } from './icon.tsx'

export { Check, ChoiceCards, Choices, Segmented } from './choices.tsx'
export { fieldId } from './field.tsx'

type SummaryProps = {
  errors: Record<string, string>
  /** Names of fields whose sentence does not say which one it is. */
  labels?: Record<string, string>
  formError?: string | undefined
  /** False only where the summary is shown and nothing was sent. */
  focused?: boolean
}

/** What is to be mended, on top, focused, each line leading to its field. */
export function ErrorSummary({ errors, labels = {}, formError, focused = true }: SummaryProps) {
  const entries = Object.entries(errors)
  if (entries.length === 0 && !formError) return null
  return (
    <div
      // A second answer is a new summary: it takes the focus again.
      key={JSON.stringify([errors, formError])}
      className="error-summary"
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: whoever sent the form hears first what is to be mended
      autoFocus={focused}
      ref={focused ? takeFocus : undefined}
    >
      <h2>
        <Icon name="circle-alert" />
        {formError ?? countSentence(entries.length)}
      </h2>
      <p>Tout ce que vous avez écrit est conservé.</p>
      {entries.length > 0 && (
        <ul>
          {entries.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>
                {labels[name] ? `${labels[name]}\u00a0: ${sentence}` : sentence}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function takeFocus(box: HTMLDivElement | null) {
  box?.focus()
}

function countSentence(count: number): string {
  return count === 1 ? 'Une réponse est à corriger' : `${count} réponses sont à corriger`
}

type FieldProps = FieldLook & Omit<ComponentProps<'input'>, keyof FieldLook | 'className' | 'id'>

export function Field({
  name,
  label,
  hint,
  error,
  optional,
  width,
  suffix,
  required,
  ...input
}: FieldProps) {
  const look = { name, label, hint, error, optional, width, suffix }
  return (
    <FieldFrame {...look}>
      <input type="text" {...controlProps(look, required)} {...input} />
    </FieldFrame>
  )
}

type TypedFieldProps = Omit<FieldProps, 'type' | 'suffix'>

/** A day, as the device writes it. */
export function DateField(props: TypedFieldProps) {
  return <Field width={14} {...props} type="date" />
}

export function TimeField(props: TypedFieldProps) {
  return <Field width={8} {...props} type="time" />
}

/** An amount typed as « 12,50 ». */
export function MoneyField(props: TypedFieldProps) {
  return (
    <Field width={8} inputMode="decimal" autoComplete="off" {...props} type="text" suffix="€" />
  )
}

type TextAreaProps = Omit<FieldLook, 'suffix'> &
  Omit<ComponentProps<'textarea'>, keyof FieldLook | 'className' | 'id'>

export function TextArea({
  name,
  label,
  hint,
  error,
  optional,
  width,
  required,
  ...textarea
}: TextAreaProps) {
  const look = { name, label, hint, error, optional, width }
  return (
    <FieldFrame {...look}>
      <textarea {...controlProps(look, required)} {...textarea} />
    </FieldFrame>
  )
}

type SelectProps = Omit<FieldLook, 'suffix'> & {
  options: { value: string; label: string }[]
  /** The first line, without value: « Choisissez un lieu ». */
  placeholder?: string
} & Omit<ComponentProps<'select'>, keyof FieldLook | 'className' | 'id' | 'children'>

export function Select({
  name,
  label,
  hint,
  error,
  optional,
  width,
  options,
  placeholder,
  required,
  ...select
}: SelectProps) {
  const look = { name, label, hint, error, optional, width }
  return (
    <FieldFrame {...look}>
      <select {...controlProps(look, required)} {...select}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** Fields that belong together: title and reason at the left on a wide screen. */
export function FormGroup({
  title,
  reason,
  id,
  children,
}: {
  title: string
  reason?: ReactNode
  id?: string
  children: ReactNode
}) {
  return (
    <section className="group" id={id}>
      <header>
        <h2>{title}</h2>
        {reason && <p>{reason}</p>}
      </header>
      <div className="fields">{children}</div>
    </section>
  )
}

/** The buttons of a form, always in sight. */
export function SaveBar({ children }: { children: ReactNode }) {
  return <div className="save-bar">{children}</div>
}

type HiddenValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly HiddenValue[]
  | { readonly [key: string]: HiddenValue }

/** Answers of earlier steps carried along, nested ones under their dotted names. */
export function HiddenFields({ values }: { values: Record<string, HiddenValue> }) {
  return Object.entries(values)
    .flatMap(([name, value]) => flatten(name, value))
    .map(([name, value], index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: one name may come several times
      <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
    ))
}

function flatten(name: string, value: HiddenValue): [string, string][] {
  if (value === null || value === undefined || value === false) return []
  if (Array.isArray(value)) return value.flatMap((item: HiddenValue) => flatten(name, item))
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) => flatten(`${name}.${key}`, inner))
  }
  return [[name, value === true ? 'oui' : String(value)]]
}
