import { Badge } from '#app/ui/badge.tsx'
import { Check, Field, Select } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Table } from '#app/ui/table.tsx'
import { libellesChamps } from '../model/changements.ts'
import { ordreSansTitre } from '../model/liste-collee.ts'
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

type Lignes = {
  caption: string
  lignes: LigneAffichee[]
  /** With what is to be done of each. */
  aFaire?: boolean
}

export function LignesCollees({ caption, lignes, aFaire = false }: Lignes) {
  return (
    <Table caption={caption} cards>
      <thead>
        <tr>
          <th scope="col">Ligne</th>
          <th scope="col">Personne</th>
          <th scope="col">État</th>
          {aFaire && <th scope="col">À faire</th>}
        </tr>
      </thead>
      <tbody>
        {lignes.map((ligne) => (
          <Ligne key={ligne.id} ligne={ligne} aFaire={aFaire} />
        ))}
      </tbody>
    </Table>
  )
}

type Lecture = { avecTitres: boolean; colonnesIgnorees: string[] }

/** What was understood of the columns, when it is not all of them. */
export function LectureListe({ avecTitres, colonnesIgnorees }: Lecture) {
  if (!avecTitres)
    return (
      <Message kind="info" title="Aucun titre de colonne n’a été reconnu.">
        <p>Les colonnes ont été lues dans cet ordre : {ordre}.</p>
      </Message>
    )
  if (colonnesIgnorees.length === 0) return null
  return (
    <Message
      kind="info"
      title={`${plural(colonnesIgnorees.length, 'colonne n’a pas été lue', 'colonnes n’ont pas été lues')}.`}
    >
      <p>{colonnesIgnorees.join(', ')}</p>
    </Message>
  )
}

/** Without titles, the columns in words. */
export const ordre = ordreSansTitre.map((champ) => libellesChamps[champ].toLowerCase()).join(', ')

/** A line of a pasted list: what it would do; when something is wrong, the fields to mend. */
function Ligne({ ligne, aFaire }: { ligne: LigneAffichee; aFaire: boolean }) {
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
      {aFaire && (
        <td>
          {erreurs[''] && <p>{erreurs['']}</p>}
          {etat === 'a_transferer' && (
            <>
              <p>{phrase}</p>
              <Check
                name={`lignes.${id}.transferer`}
                label={
                  <>
                    Transférer<span className="offscreen"> {nom}</span> : sa place là-bas est
                    libérée, la personne est prévenue.
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
      )}
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
