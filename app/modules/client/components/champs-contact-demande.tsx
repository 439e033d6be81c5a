import type { FormValues } from '#app/platform/form.server.ts'
import { Field, FormGroup } from '#app/ui/form.tsx'
import { contactVide, valeur, valeursContact } from './valeurs.ts'

type Props = {
  connu: Parameters<typeof valeursContact>[0] | undefined
  values: FormValues | undefined
  errors: Record<string, string>
}

/** Whom the union answers. */
export function ChampsContactDemande({ connu = contactVide, values, errors }: Props) {
  const contact = valeursContact(connu)
  const champ = (name: 'nom' | 'prenom' | 'fonction' | 'email' | 'telephone') => ({
    name,
    defaultValue: valeur(values, name, contact[name]),
    error: errors[name],
  })
  return (
    <FormGroup title="À qui répondons-nous ?">
      <div className="pair">
        <Field {...champ('prenom')} label="Prénom" maxLength={100} autoComplete="given-name" />
        <Field {...champ('nom')} label="Nom" maxLength={100} autoComplete="family-name" />
      </div>
      <Field
        {...champ('fonction')}
        label="Fonction"
        maxLength={100}
        optional
        autoComplete="organization-title"
      />
      <Field
        {...champ('email')}
        label="Adresse électronique"
        type="email"
        hint="La réponse et la convention y seront envoyées."
        autoComplete="email"
      />
      <Field {...champ('telephone')} label="Téléphone" type="tel" width={14} autoComplete="tel" />
    </FormGroup>
  )
}
