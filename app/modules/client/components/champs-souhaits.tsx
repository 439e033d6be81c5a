import type { FormValues } from '#app/platform/form.server.ts'
import { Choices, DateField, Field, FormGroup, Select, TextArea } from '#app/ui/form.tsx'
import { valeur } from './valeurs.ts'

type Props = {
  types: { id: string; libelle: string }[]
  values: FormValues | undefined
  errors: Record<string, string>
}

const lieux = [
  {
    value: 'client',
    label: 'Chez vous',
    detail: 'Une salle pour asseoir et allonger tout le monde.',
  },
  { value: 'union', label: 'Chez nous', detail: 'Dans un de nos centres.' },
  { value: 'indifferent', label: 'L’un ou l’autre' },
]

/** What is wished: which training, how many people, when and where. */
export function ChampsSouhaits({ types, values, errors }: Props) {
  const champ = (name: string) => ({
    name,
    defaultValue: valeur(values, name, ''),
    error: errors[name],
  })
  return (
    <FormGroup title="Que souhaitez-vous ?">
      <Select
        {...champ('typeFormationId')}
        label="Formation"
        placeholder="Choisissez"
        options={types.map(({ id, libelle }) => ({ value: id, label: libelle }))}
      />
      <Field {...champ('nombre')} label="Nombre de personnes" inputMode="numeric" width={8} />
      <div className="pair">
        <DateField {...champ('dateSouhaitee')} label="Date souhaitée" optional />
        <DateField {...champ('autreDate')} label="Autre date possible" optional />
      </div>
      <Field
        {...champ('periode')}
        label="Ou une période"
        hint="Par exemple : en mars, plutôt le mardi. Une date ou une période suffit."
        maxLength={300}
        optional
      />
      <Choices
        legend="Lieu"
        name="lieu"
        options={lieux}
        defaultValue={valeur(values, 'lieu', '')}
        error={errors.lieu}
      />
      <Field
        {...champ('lieuAdresse')}
        label="Adresse du lieu"
        hint="Si elle n’est pas celle ci-dessus."
        maxLength={300}
        optional
      />
      <TextArea {...champ('remarques')} label="Remarques" maxLength={2000} optional />
    </FormGroup>
  )
}
