import type { FormFailure } from '#app/platform/form.server.ts'
import { Message } from '#app/ui/message.tsx'
import { libellesFiche } from '../model/fiche.ts'
import { reponsesDe } from './reponses.ts'

type Props = { echec: FormFailure; connues: Record<string, string> }

/** Somebody saved meanwhile: both versions side by side, nothing is lost; saving again keeps one's own. */
export function ConflitAdherent({ echec, connues }: Props) {
  const tapees = reponsesDe(echec, {})
  const differents = Object.entries(libellesFiche).flatMap(([champ, libelle]) => {
    const nom = `identite.${champ}` in connues ? `identite.${champ}` : champ
    const [votre, enregistre] = [tapees(nom), connues[nom]]
    return enregistre === undefined || votre === enregistre ? [] : [{ libelle, votre, enregistre }]
  })
  return (
    <Message kind="attend" title="Quelqu’un a modifié cette fiche pendant que vous écriviez.">
      <p>
        Votre saisie est dans le formulaire. Enregistrer à nouveau la garde&#8239;; sinon rechargez
        la page.
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
            {differents.map(({ libelle, votre, enregistre }) => (
              <tr key={libelle}>
                <th scope="row">{libelle}</th>
                <td>{votre || 'vide'}</td>
                <td>{enregistre || 'vide'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Message>
  )
}
