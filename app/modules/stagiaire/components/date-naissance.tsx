import { describedBy, fieldId, HintAndError } from '#app/ui/field.tsx'
import type { Reponses } from './valeurs.ts'
import './stagiaires.css'

const nom = 'identite.naissanceDate'
const exemple = 'Par exemple : 27 3 1994'

type Props = { valeurs: Reponses; error: string | undefined; publique: boolean }

/** Three boxes to type in: quicker and surer than a calendar for a day of birth. */
export function DateNaissance({ valeurs, error, publique }: Props) {
  const [annee = '', mois = '', jour = ''] = (valeurs.naissanceDate ?? '').split('-')
  const parties = [
    {
      partie: 'jour',
      label: 'Jour',
      valeur: valeurs['naissance.jour'] ?? sansZero(jour),
      auto: 'bday-day',
      max: 2,
    },
    {
      partie: 'mois',
      label: 'Mois',
      valeur: valeurs['naissance.mois'] ?? sansZero(mois),
      auto: 'bday-month',
      max: 2,
    },
    {
      partie: 'annee',
      label: 'Année',
      valeur: valeurs['naissance.annee'] ?? annee,
      auto: 'bday-year',
      max: 4,
    },
  ]
  return (
    <fieldset
      className={error ? 'question field-wrong' : 'question'}
      aria-describedby={describedBy(nom, exemple, error)}
    >
      <legend>Date de naissance</legend>
      <HintAndError name={nom} hint={exemple} error={error} />
      <div className="birth">
        {parties.map(({ partie, label, valeur, auto, max }, index) => (
          <label key={partie}>
            {label}
            <input
              id={index === 0 ? fieldId(nom) : undefined}
              name={`identite.naissance.${partie}`}
              inputMode="numeric"
              maxLength={max}
              defaultValue={valeur}
              autoComplete={publique ? auto : 'off'}
              aria-invalid={error ? true : undefined}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function sansZero(nombre: string): string {
  return nombre.replace(/^0/, '')
}
