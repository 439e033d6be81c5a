import { Field } from '#app/ui/form.tsx'

/** The password asked again; the hidden name tells the password manager whose it is. */
export function ChampActuel({ pseudo, error }: { pseudo: string; error: string | undefined }) {
  return (
    <>
      <input
        type="text"
        name="identifiant"
        autoComplete="username"
        value={pseudo}
        readOnly
        hidden
      />
      <Field
        name="actuel"
        label="Mot de passe actuel"
        type="password"
        autoComplete="current-password"
        width={20}
        error={error}
        required
      />
    </>
  )
}
