import type { FormValues } from '#app/platform/form.server.ts'
import { Choices, Field, FormGroup } from '#app/ui/form.tsx'
import { genresAvecDetail } from '../model/client.ts'
import { valeur } from './valeurs.ts'

type Props = { values: FormValues | undefined; errors: Record<string, string> }

/** Who asks: the organisation, or a person. */
export function ChampsDemandeur({ values, errors }: Props) {
  const champ = (name: string) => ({
    name,
    defaultValue: valeur(values, name, ''),
    error: errors[name],
  })
  return (
    <FormGroup title="Qui êtes-vous ?">
      <Choices
        legend="Vous êtes"
        name="genre"
        options={genresAvecDetail}
        defaultValue={valeur(values, 'genre', '')}
        error={errors.genre}
      />
      <Field
        {...champ('raisonSociale')}
        label="Nom de l’organisation"
        hint="Raison sociale, commune, école… Un particulier laisse vide."
        maxLength={150}
        autoComplete="organization"
      />
      <Field
        {...champ('siret')}
        label="SIRET"
        hint="14 chiffres, sur vos factures. Il évite les erreurs."
        inputMode="numeric"
        width={20}
        optional
        autoComplete="off"
      />
      <Field {...champ('adresse')} label="Adresse" maxLength={200} autoComplete="street-address" />
      <div className="pair">
        <Field
          {...champ('codePostal')}
          label="Code postal"
          inputMode="numeric"
          width={8}
          autoComplete="postal-code"
        />
        <Field {...champ('commune')} label="Commune" maxLength={80} autoComplete="address-level2" />
      </div>
    </FormGroup>
  )
}
