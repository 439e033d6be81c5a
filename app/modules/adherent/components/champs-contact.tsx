import { Field, Select } from '#app/ui/form.tsx'
import { genresTelephone } from '../model/fiche.ts'
import type { Reponses } from './reponses.ts'

type Props = { reponses: Reponses; errors: Record<string, string> }

/** How the union reaches a member, and whom it calls when something happens. */
export function ChampsContact({ reponses, errors }: Props) {
  const champ = (name: string) => ({ name, defaultValue: reponses(name), error: errors[name] })
  const lignes = [0, 1, 2, 3, 4, 5]
  const remplies = lignes.filter((rang) => reponses(`autresTelephones.${rang}.numero`) !== '')
  const montrees = lignes.slice(0, Math.max(2, remplies.length + 1))
  return (
    <>
      <Field
        {...champ('email')}
        label="Adresse électronique"
        hint="Celle des courriers de l’union. L’adresse de connexion n’en dépend pas."
        type="email"
        autoComplete="off"
        optional
      />
      <Field
        {...champ('telephone')}
        label="Téléphone"
        hint="Celui que l’union appelle d’abord."
        type="tel"
        width={14}
        autoComplete="off"
        optional
      />
      {montrees.map((rang) => (
        <div className="pair" key={rang}>
          <Select
            {...champ(`autresTelephones.${rang}.libelle`)}
            label={`Autre téléphone ${rang + 1}`}
            defaultValue={reponses(`autresTelephones.${rang}.libelle`) || 'mobile'}
            options={Object.entries(genresTelephone).map(([value, label]) => ({ value, label }))}
            width={14}
          />
          <Field
            {...champ(`autresTelephones.${rang}.numero`)}
            label={`Numéro ${rang + 1}`}
            type="tel"
            width={14}
            autoComplete="off"
            optional
          />
        </div>
      ))}
      <Field {...champ('adresse')} label="Adresse" autoComplete="off" optional />
      <div className="pair">
        <Field {...champ('codePostal')} label="Code postal" width={8} autoComplete="off" optional />
        <Field {...champ('commune')} label="Commune" autoComplete="off" optional />
      </div>
      <Field {...champ('pays')} label="Pays" width={14} autoComplete="off" optional />
      <div className="pair">
        <Field {...champ('urgenceNom')} label="Personne à prévenir" autoComplete="off" optional />
        <Field
          {...champ('urgenceTelephone')}
          label="Son téléphone"
          type="tel"
          width={14}
          autoComplete="off"
          optional
        />
      </div>
    </>
  )
}
