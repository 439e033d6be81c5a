import type { ComponentProps, ReactNode } from 'react'
import { controlProps, FieldFrame, type FieldLook } from './field.tsx'

// Everything a form is made of comes from this file.
export { Check, ChoiceCards, Choices, Segmented } from './choices.tsx'
export { ErrorSummary } from './error-summary.tsx'

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

type FileFieldProps = Omit<FieldProps, 'type' | 'suffix' | 'width' | 'value' | 'defaultValue'>

/** A file to send; its form needs `encType="multipart/form-data"`. What is accepted is said in the hint. */
export function FileField({
  name,
  label,
  hint,
  error,
  optional,
  required,
  ...input
}: FileFieldProps) {
  const look = { name, label, hint, error, optional }
  return (
    <FieldFrame {...look}>
      <input {...controlProps(look, required)} {...input} type="file" />
    </FieldFrame>
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
