import type { FormFailure } from '#app/platform/form.server.ts'
import { Message } from '#app/ui/message.tsx'
import { libellesChamps } from '../model/changements.ts'
import { type Reponses, reponsesDe } from './valeurs.ts'
import './stagiaires.css'

type Props = { echec: FormFailure; connues: { identite: Reponses; coordonnees: Reponses } }

/** Somebody saved meanwhile: both versions side by side, nothing is lost; saving again keeps one's own. */
export function ConflitStagiaire({ echec, connues }: Props) {
  const tapees = { ...avecDate(reponsesDe(echec, 'identite')), ...reponsesDe(echec, 'coordonnees') }
  const actuelles: Reponses = { ...connues.identite, ...connues.coordonnees }
  const differents = Object.entries(libellesChamps).filter(
    ([champ]) => (tapees[champ] ?? '') !== (actuelles[champ] ?? ''),
  )
  return (
    <Message kind="attend" title="Quelqu’un a modifié cette fiche pendant que vous écriviez.">
      <p>
        Votre saisie est dans le formulaire. Enregistrer à nouveau la garde ; sinon rechargez la
        page.
      </p>
      {differents.length > 0 && (
        <table className="both">
          <caption className="offscreen">Différences</caption>
          <thead>
            <tr>
              <th scope="col">Champ</th>
              <th scope="col">Votre saisie</th>
              <th scope="col">Enregistré</th>
            </tr>
          </thead>
          <tbody>
            {differents.map(([champ, libelle]) => (
              <tr key={champ}>
                <th scope="row">{libelle}</th>
                <td>{tapees[champ] || 'vide'}</td>
                <td>{actuelles[champ] || 'vide'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Message>
  )
}

function avecDate(identite: Reponses): Reponses {
  const annee = identite['naissance.annee']
  if (annee === undefined) return identite
  const [mois = '', jour = ''] = [identite['naissance.mois'], identite['naissance.jour']]
  return {
    ...identite,
    naissanceDate: `${annee}-${mois.padStart(2, '0')}-${jour.padStart(2, '0')}`,
  }
}
