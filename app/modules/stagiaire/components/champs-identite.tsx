import { civilites } from '#app/modules/adherent/model/personne.ts'
import { Choices, Field } from '#app/ui/form.tsx'
import { DateNaissance } from './date-naissance.tsx'
import type { Reponses } from './valeurs.ts'

type Props = { valeurs: Reponses; errors: Record<string, string>; publique?: boolean }

/** Who the trainee is, as the certificate will print it. The public types for itself: its browser may fill. */
export function ChampsIdentite({ valeurs, errors, publique = false }: Props) {
  const auto = (jeton: string) => (publique ? jeton : 'off')
  return (
    <>
      <Choices
        legend="Civilité"
        name="identite.civilite"
        inline
        options={Object.entries(civilites)
          .map(([value, label]) => ({ value, label }))
          .reverse()}
        defaultValue={valeurs.civilite}
        error={errors['identite.civilite']}
      />
      <Field
        name="identite.nomNaissance"
        label="Nom de naissance"
        defaultValue={valeurs.nomNaissance}
        error={errors['identite.nomNaissance']}
        autoComplete={auto('family-name')}
      />
      <Field
        name="identite.nomUsage"
        label="Nom d’usage"
        optional
        hint="S’il est différent du nom de naissance."
        defaultValue={valeurs.nomUsage}
        error={errors['identite.nomUsage']}
        autoComplete="off"
      />
      <Field
        name="identite.prenoms"
        label="Prénom"
        defaultValue={valeurs.prenoms}
        error={errors['identite.prenoms']}
        autoComplete={auto('given-name')}
      />
      <DateNaissance
        valeurs={valeurs}
        error={errors['identite.naissanceDate']}
        publique={publique}
      />
      <Field
        name="identite.naissanceCommune"
        label="Commune de naissance"
        hint="Pour une naissance à l’étranger, écrivez la ville."
        defaultValue={valeurs.naissanceCommune}
        error={errors['identite.naissanceCommune']}
        autoComplete="off"
      />
      <Field
        name="identite.naissanceCodePostal"
        label="Code postal de naissance"
        hint="5 chiffres. Laissez vide pour une naissance à l’étranger."
        width={8}
        inputMode="numeric"
        defaultValue={valeurs.naissanceCodePostal}
        error={errors['identite.naissanceCodePostal']}
        autoComplete="off"
      />
      <Field
        name="identite.naissancePays"
        label="Pays de naissance"
        width={20}
        defaultValue={valeurs.naissancePays ?? 'France'}
        error={errors['identite.naissancePays']}
        autoComplete="off"
      />
    </>
  )
}
