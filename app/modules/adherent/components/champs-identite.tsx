import { Choices, DateField, Field } from '#app/ui/form.tsx'
import { alerteNom } from '../model/nom.ts'
import type { Reponses } from './reponses.ts'

type Props = { reponses: Reponses; errors: Record<string, string> }

/** Who a member is: printed on diplomas and declarations. */
export function ChampsIdentite({ reponses, errors }: Props) {
  const champ = (nom: string) => ({
    name: `identite.${nom}`,
    defaultValue: reponses(`identite.${nom}`),
    error: errors[`identite.${nom}`],
  })
  return (
    <>
      <Choices
        {...champ('civilite')}
        legend="Civilité"
        inline
        optional
        options={[
          { value: 'madame', label: 'Madame' },
          { value: 'monsieur', label: 'Monsieur' },
        ]}
      />
      <div className="pair">
        <Field
          {...champ('nomNaissance')}
          label="Nom de naissance"
          hint={alerte(reponses('identite.nomNaissance'))}
          autoComplete="off"
          required
        />
        <Field
          {...champ('nomUsage')}
          label="Nom d’usage"
          hint={alerte(reponses('identite.nomUsage'))}
          autoComplete="off"
          optional
        />
      </div>
      <Field
        {...champ('prenoms')}
        label="Prénoms"
        hint={alerte(reponses('identite.prenoms')) ?? 'Dans l’ordre de l’état civil.'}
        autoComplete="off"
        required
      />
      <div className="pair">
        <DateField {...champ('naissanceDate')} label="Date de naissance" optional />
        <Field {...champ('naissancePays')} label="Pays de naissance" width={14} optional />
      </div>
      <div className="pair">
        <Field {...champ('naissanceCommune')} label="Commune de naissance" optional />
        <Field
          {...champ('naissanceCodePostal')}
          label="Code postal de naissance"
          width={8}
          inputMode="numeric"
          optional
        />
      </div>
    </>
  )
}

/** Accepted, but to be read twice: the diploma will print it so. */
function alerte(nom: string) {
  return (nom && alerteNom(nom)) || undefined
}
