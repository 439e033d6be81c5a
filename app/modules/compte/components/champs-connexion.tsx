import type { FormFailure } from '#app/platform/form.server.ts'
import { Field } from '#app/ui/form.tsx'

/** The two questions of every login. A password never comes back in a page. */
export function ChampsConnexion({
  echec,
  aide,
}: {
  echec: FormFailure | undefined
  aide?: string
}) {
  const identifiant = echec?.values.identifiant
  return (
    <>
      <Field
        name="identifiant"
        label="Identifiant"
        hint={aide}
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        width={20}
        defaultValue={typeof identifiant === 'string' ? identifiant : ''}
        error={echec?.errors.identifiant}
        required
      />
      <Field
        name="motDePasse"
        label="Mot de passe"
        type="password"
        autoComplete="current-password"
        width={20}
        error={echec?.errors.motDePasse}
        required
      />
    </>
  )
}
