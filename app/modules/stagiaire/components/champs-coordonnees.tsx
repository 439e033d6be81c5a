import { Field, FormGroup, Select, TextArea } from '#app/ui/form.tsx'
import { liensResponsable, statutsBpf } from '../model.ts'
import type { Reponses } from './valeurs.ts'

type Props = {
  valeurs: Reponses
  errors: Record<string, string>
  publique?: boolean
  /** Shown when the trainee is under 18 on the first day; staff always sees it, the birth may change. */
  responsable: boolean
}

const liens = Object.entries(liensResponsable).map(([value, label]) => ({ value, label }))
const situations = Object.entries(statutsBpf).map(([value, label]) => ({ value, label }))

/** How to reach the trainee, and what the formation must know to receive them. */
export function ChampsCoordonnees({ valeurs, errors, publique = false, responsable }: Props) {
  const auto = (jeton: string) => (publique ? jeton : 'off')
  const champ = (nom: string) => ({
    name: `coordonnees.${nom}`,
    defaultValue: valeurs[nom],
    error: errors[`coordonnees.${nom}`],
  })
  return (
    <>
      <Field
        {...champ('email')}
        label="Adresse électronique"
        type="email"
        optional={!publique}
        hint={
          publique
            ? 'La confirmation et la convocation y seront envoyées.'
            : 'Sans adresse, les documents sont à imprimer.'
        }
        autoComplete={auto('email')}
      />
      <Field
        {...champ('telephone')}
        label="Téléphone"
        type="tel"
        width={14}
        optional={!publique}
        autoComplete={auto('tel')}
      />
      <Field {...champ('adresse')} label="Adresse" optional autoComplete={auto('street-address')} />
      <div className="pair">
        <Field
          {...champ('codePostal')}
          label="Code postal"
          optional
          width={8}
          inputMode="numeric"
          autoComplete={auto('postal-code')}
        />
        <Field
          {...champ('commune')}
          label="Commune"
          optional
          autoComplete={auto('address-level2')}
        />
      </div>
      <Select
        {...champ('statutBpf')}
        label={publique ? 'Votre situation' : 'Situation'}
        placeholder="Choisissez"
        options={situations}
        width={20}
      />
      <TextArea
        {...champ('amenagement')}
        label={publique ? 'Avez-vous besoin d’un aménagement ?' : 'Besoin d’aménagement'}
        optional
        hint="Mobilité, audition, lecture… Pour préparer la venue."
        autoComplete="off"
      />
      {responsable && (
        <FormGroup
          title="Responsable légal"
          reason="Pour une personne qui a moins de 18 ans le premier jour."
        >
          <Field
            {...champ('responsableNom')}
            label="Nom et prénom du responsable"
            autoComplete="off"
          />
          <Select
            {...champ('responsableLien')}
            label="Lien avec le stagiaire"
            placeholder="Choisissez"
            options={liens}
            width={20}
          />
          <Field
            {...champ('responsableEmail')}
            label="Adresse électronique du responsable"
            type="email"
            hint="Les courriels lui sont envoyés aussi. Une adresse ou un téléphone suffit."
            autoComplete="off"
          />
          <Field
            {...champ('responsableTelephone')}
            label="Téléphone du responsable"
            type="tel"
            width={14}
            autoComplete="off"
          />
        </FormGroup>
      )}
    </>
  )
}
