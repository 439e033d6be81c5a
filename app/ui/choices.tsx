import type { ReactNode } from 'react'
import { Reason } from './button.tsx'
import { describedBy, fieldId, HintAndError, Optional } from './field.tsx'

export type Choice = {
  value: string
  label: ReactNode
  detail?: ReactNode
  /** Not possible now: the option stays and says why. */
  disabledReason?: string | undefined
}

type ChoicesProps = {
  legend: ReactNode
  name: string
  options: Choice[]
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
  /** One value, or several with `multiple`. */
  defaultValue?: string | readonly string[] | null | undefined
  inline?: boolean
  /** Checkboxes under one name instead of radios. */
  multiple?: boolean
}

/** A question whose answers are all in sight. */
export function Choices({ inline = false, ...props }: ChoicesProps) {
  return <Group {...props} look={inline ? 'choices-inline' : 'choices'} />
}

/** The same with room to press, for answers that need a detail: dates, offers, time slots. */
export function ChoiceCards(props: Omit<ChoicesProps, 'inline'>) {
  return <Group {...props} look="choices choice-cards" />
}

/** Two to four short answers side by side, the chosen one lit: present or absent, a level. */
export function Segmented(props: Omit<ChoicesProps, 'inline' | 'multiple'>) {
  return <Group {...props} look="segmented" />
}

function Group({
  legend,
  name,
  options,
  hint,
  error,
  optional,
  defaultValue,
  multiple = false,
  look,
}: ChoicesProps & { look: string }) {
  const chosen = typeof defaultValue === 'string' ? [defaultValue] : (defaultValue ?? [])
  return (
    <fieldset
      className={error ? 'question field-wrong' : 'question'}
      aria-describedby={describedBy(name, hint, error)}
    >
      <legend>
        {legend}
        {optional && <Optional />}
      </legend>
      <HintAndError name={name} hint={hint} error={error} />
      <div className={look}>
        {options.map(({ value, label, detail, disabledReason }, index) => (
          <label key={value} className={disabledReason ? 'choice choice-off' : 'choice'}>
            <input
              type={multiple ? 'checkbox' : 'radio'}
              id={index === 0 ? fieldId(name) : undefined}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              disabled={disabledReason !== undefined}
            />
            <span>
              {label}
              {detail && <small>{detail}</small>}
              {disabledReason && <Reason>{disabledReason}</Reason>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type CheckProps = {
  name: string
  label: ReactNode
  detail?: ReactNode
  error?: string | undefined
  defaultChecked?: boolean | undefined
  value?: string
  disabledReason?: string | undefined
}

/** One box to tick. */
export function Check({
  name,
  label,
  detail,
  error,
  defaultChecked,
  value = 'oui',
  disabledReason,
}: CheckProps) {
  return (
    <div className={error ? 'question field-wrong' : 'question'}>
      <HintAndError name={name} error={error} />
      <label className={disabledReason ? 'choice choice-off' : 'choice'}>
        <input
          type="checkbox"
          id={fieldId(name)}
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          disabled={disabledReason !== undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(name, undefined, error)}
        />
        <span>
          {label}
          {detail && <small>{detail}</small>}
          {disabledReason && <Reason>{disabledReason}</Reason>}
        </span>
      </label>
    </div>
  )
}
