import { Field } from '#app/ui/form.tsx'
import { champPiege } from '../model/piege.ts'

/** A field that nobody sees: only a program fills it. When one was filled, it shows, so that it can be emptied. */
export function Piege({
  error,
  valeur,
}: {
  error: string | undefined
  valeur: string | undefined
}) {
  if (error)
    return (
      <Field
        name={champPiege}
        label="Laissez ce champ vide"
        defaultValue={valeur}
        error={error}
        autoComplete="off"
      />
    )
  return (
    <p className="trap" aria-hidden="true">
      <label>
        Laissez ce champ vide
        <input name={champPiege} tabIndex={-1} autoComplete="off" />
      </label>
    </p>
  )
}
