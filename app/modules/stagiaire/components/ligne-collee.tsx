import { Badge } from '#app/ui/badge.tsx'
import { Check, Field, Select } from '#app/ui/form.tsx'
import { libellesChamps } from '../model/changements.ts'
import { liensResponsable, statutsBpf } from '../model.ts'
import type { LigneVerifiee } from '../verification-liste.server.ts'

export type LigneAffichee = Omit<LigneVerifiee, 'personne'>

const etats = {
  inscrite: { kind: 'fait', icon: 'check', label: 'Ajouté' },
  a_creer: { kind: 'info', icon: 'user-plus', label: 'À ajouter' },
  deja: { kind: 'calme', icon: 'user-check', label: 'Déjà inscrit' },
  a_transferer: { kind: 'attend', icon: 'arrow-right', label: 'Inscrit ailleurs' },
  erreur: { kind: 'refus', icon: 'triangle-alert', label: 'À corriger' },
} as const

/** A line of a pasted list: what it would do; when something is wrong, the fields to mend. */
export function LigneCollee({ ligne }: { ligne: LigneAffichee }) {
  const { id, numero, nom, etat, erreurs, phrase, transferer } = ligne
  const { kind, icon, label } = etats[etat]
  const champs = Object.entries(erreurs).filter(([nom]) => nom !== '')
  return (
    <tr>
      <td data-l="Ligne">{numero}</td>
      <th scope="row">
        {nom || 'Sans nom'}
        <small>{ligne.coordonnees.email}</small>
      </th>
      <td data-l="État">
        <Badge kind={kind} icon={icon}>
          {label}
        </Badge>
      </td>
      <td>
        {erreurs[''] && <p>{erreurs['']}</p>}
        {etat === 'a_transferer' && (
          <>
            <p>{phrase}</p>
            <Check
              name={`lignes.${id}.transferer`}
              label={
                <>
                  Transférer<span className="offscreen"> {nom}</span> : sa place là-bas est libérée,
                  la personne est prévenue.
                </>
              }
              defaultChecked={transferer}
            />
          </>
        )}
        {champs.map(([champ, erreur]) => (
          <ChampLigne key={champ} ligne={ligne} champ={champ} erreur={erreur} />
        ))}
      </td>
    </tr>
  )
}

type Champ = { ligne: LigneAffichee; champ: string; erreur: string }

function ChampLigne({ ligne, champ, erreur }: Champ) {
  const [groupe, nom = ''] = champ.split('.')
  const valeurs = groupe === 'identite' ? ligne.identite : ligne.coordonnees
  const commun = {
    name: `lignes.${ligne.id}.${champ}`,
    label: libellesChamps[nom as keyof typeof libellesChamps] ?? nom,
    error: erreur,
    autoComplete: 'off',
  }
  const options = choix[nom]
  if (options) {
    return (
      <Select
        {...commun}
        placeholder="Choisissez"
        width={20}
        options={Object.entries(options).map(([value, label]) => ({ value, label }))}
        defaultValue={valeurs[nom] ?? ''}
      />
    )
  }
  return <Field {...commun} defaultValue={valeurs[nom] ?? ''} />
}

const choix: Record<string, Record<string, string>> = {
  civilite: { madame: 'Madame', monsieur: 'Monsieur' },
  statutBpf: statutsBpf,
  responsableLien: liensResponsable,
}
