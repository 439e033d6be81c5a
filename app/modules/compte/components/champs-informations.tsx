import type { ReactNode } from 'react'
import { Choices, DateField, Field, FormGroup } from '#app/ui/form.tsx'
import { libellesInformations, type SaisieInformations } from '../model/saisie-informations.ts'

type Props = { valeurs: SaisieInformations; errors: Record<string, string>; manquants: string[] }

/** ADH-15: what the union needs to know of a member, filled by the member. */
export function ChampsInformations({ valeurs, errors, manquants }: Props) {
  const champ = (name: string, hint?: string) => ({
    name,
    label: libellesInformations[name] ?? name,
    defaultValue: valeurs[name],
    error: errors[name],
    hint: aide(manquants.includes(name), hint),
  })
  return (
    <>
      <FormGroup
        title="Identité"
        reason="Comme sur votre carte d’identité : vos diplômes la reprennent."
      >
        <Choices
          legend="Civilité"
          name="identite.civilite"
          inline
          options={[
            { value: 'madame', label: 'Madame' },
            { value: 'monsieur', label: 'Monsieur' },
          ]}
          hint={aide(manquants.includes('identite.civilite'))}
          defaultValue={valeurs['identite.civilite']}
          error={errors['identite.civilite']}
        />
        <Field {...champ('identite.nomNaissance')} autoComplete="family-name" required />
        <Field {...champ('identite.nomUsage')} optional autoComplete="off" />
        <Field {...champ('identite.prenoms')} autoComplete="given-name" required />
        <DateField {...champ('identite.naissanceDate')} autoComplete="bday" />
        <Field
          {...champ(
            'identite.naissanceCommune',
            'Pour une naissance à l’étranger, écrivez la ville.',
          )}
          autoComplete="off"
        />
        <div className="pair">
          <Field
            {...champ('identite.naissanceCodePostal')}
            label="Code postal"
            optional
            width={8}
            inputMode="numeric"
            autoComplete="off"
          />
          <Field {...champ('identite.naissancePays')} label="Pays" autoComplete="off" />
        </div>
      </FormGroup>
      <FormGroup title="Coordonnées" reason="Pour vous écrire et vous appeler.">
        <Field
          {...champ(
            'email',
            'Où votre union vous écrit. L’adresse de connexion est dans Sécurité.',
          )}
          type="email"
          optional
          autoComplete="email"
        />
        <Field {...champ('telephone')} type="tel" width={14} autoComplete="tel" />
        <Field {...champ('adresse')} autoComplete="street-address" />
        <div className="pair">
          <Field
            {...champ('codePostal')}
            optional
            width={8}
            inputMode="numeric"
            autoComplete="postal-code"
          />
          <Field {...champ('commune')} optional autoComplete="address-level2" />
        </div>
        <Field {...champ('pays')} optional width={20} autoComplete="country-name" />
      </FormGroup>
      <FormGroup
        title="Personne à prévenir"
        reason="En cas d’accident pendant une activité de l’union."
      >
        <Field {...champ('urgenceNom')} label="Nom et prénom" autoComplete="off" />
        <Field
          {...champ('urgenceTelephone')}
          label="Téléphone de cette personne"
          type="tel"
          width={14}
          optional
          autoComplete="off"
        />
      </FormGroup>
    </>
  )
}

function aide(manque: boolean, hint?: string): ReactNode {
  if (!manque) return hint
  return (
    <>
      <b>Il manque.</b> {hint}
    </>
  )
}
