import { Field } from '#app/ui/form.tsx'

/** A password being chosen: long rather than complicated, pasting allowed. */
export function ChampNouveau({ error }: { error: string | undefined }) {
  return (
    <Field
      name="nouveau"
      label="Nouveau mot de passe"
      type="password"
      hint="14 caractères au moins. Une suite de mots sans rapport entre eux se retient bien."
      autoComplete="new-password"
      width={20}
      error={error}
      required
    />
  )
}
