import { trapField } from '#app/platform/trap.ts'
import { Field } from './form.tsx'

/** A field that nobody sees: only a program fills it. When one was filled, it shows, so that it can be emptied. */
export function Trap({ error, value }: { error: string | undefined; value: string | undefined }) {
  if (error)
    return (
      <Field
        name={trapField}
        label="Laissez ce champ vide"
        defaultValue={value}
        error={error}
        autoComplete="off"
      />
    )
  return (
    <p className="trap" aria-hidden="true">
      <label>
        Laissez ce champ vide
        <input name={trapField} tabIndex={-1} autoComplete="off" />
      </label>
    </p>
  )
}
