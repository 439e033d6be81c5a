import type { FormValues } from '#app/platform/form.server.ts'
import { Check, Field, FormGroup } from '#app/ui/form.tsx'
import { valeur, type valeursContact } from './valeurs.ts'

type Props = {
  contact: ReturnType<typeof valeursContact>
  values: FormValues | undefined
  errors: Record<string, string>
}

export function ChampsContact({ contact, values, errors }: Props) {
  const champ = (name: 'nom' | 'prenom' | 'fonction' | 'email' | 'telephone') => ({
    name,
    defaultValue: valeur(values, name, contact[name]),
    error: errors[name],
  })
  return (
    <FormGroup title="Le contact" reason="La personne à qui l’union écrit ou téléphone.">
      <div className="pair">
        <Field {...champ('nom')} label="Nom" maxLength={100} required />
        <Field {...champ('prenom')} label="Prénom" maxLength={100} optional />
      </div>
      <Field {...champ('fonction')} label="Fonction" maxLength={100} optional />
      <Field {...champ('email')} label="Adresse électronique" type="email" optional />
      <Field {...champ('telephone')} label="Téléphone" type="tel" width={14} optional />
      <Check
        name="principal"
        label="Contact principal"
        detail="Il reçoit les conventions et les réponses aux demandes."
        defaultChecked={values ? values.principal !== undefined : contact.principal}
      />
    </FormGroup>
  )
}
