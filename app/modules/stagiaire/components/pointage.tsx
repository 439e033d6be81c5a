import { Badge } from '#app/ui/badge.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { LigneCreneau } from '../queries/presence-du-creneau.server.ts'
import './pointage.css'

type Props = { lignes: LigneCreneau[]; creneauId: string; ouverte: boolean; ici: string }

/**
 * One line a trainee, two buttons that a thumb cannot miss. Each is a form of its own: one answer, one
 * small post, kept by `terrain.js` until the server has it.
 */
export function Pointage({ lignes, creneauId, ouverte, ici }: Props) {
  return (
    <ul className="marks" data-creneau={creneauId}>
      {lignes.map((ligne) => ligneDe(ligne, creneauId, ouverte && !ligne.validee, ici))}
    </ul>
  )
}

function ligneDe(ligne: LigneCreneau, creneauId: string, ouverte: boolean, ici: string) {
  const { id, nom, mineur, marque, validee } = ligne
  return (
    <li key={id} id={`s-${id}`} data-rang={id}>
      <div className="marks-who">
        <b>{nom}</b>
        <small>
          {mineur && 'Mineur '}
          <span data-moyen="">{moyenDe(ligne)}</span>
        </small>
        {marque?.aConfirmer && (
          <Badge kind="attend" icon="qr-code">
            À confirmer
          </Badge>
        )}
        {validee && (
          <Badge kind="fait" icon="check">
            Présence validée
          </Badge>
        )}
      </div>
      {ouverte ? (
        boutons(ligne, creneauId, ici)
      ) : (
        <span className="marks-said">{reponse(ligne)}</span>
      )}
    </li>
  )
}

function boutons({ id, nom, marque }: LigneCreneau, creneauId: string, ici: string) {
  const choix = (valeur: 'present' | 'absent', label: string, icone: 'check' | 'x') => (
    <button
      type="submit"
      name={`presences.${id}.${creneauId}`}
      value={valeur}
      aria-pressed={marque !== undefined && marque.present === (valeur === 'present')}
      aria-label={`${label} : ${nom}`}
    >
      <Icon name={icone} />
      {label}
    </button>
  )
  return (
    <div className="marks-acts">
      <form method="post" action={`${ici}#s-${id}`} data-garder={`${id}.${creneauId}.presence`}>
        <input type="hidden" name="intention" value="noter" />
        {choix('absent', 'Absent', 'x')}
        {choix('present', 'Présent', 'check')}
      </form>
      {/* Opened by the script alone: a hand needs a canvas. */}
      <button type="button" className="marks-sign" data-signer={id} data-nom={nom} hidden>
        <Icon name="signature" />
        {marque?.signee ? 'Signé' : 'Signer'}
        <span className="offscreen"> : {nom}</span>
      </button>
    </div>
  )
}

function moyenDe({ marque }: LigneCreneau): string {
  if (marque?.signee) return 'Signé'
  if (marque?.moyen === 'qr') return 'Émargé avec son téléphone'
  return ''
}

function reponse({ marque }: LigneCreneau): string {
  if (!marque) return 'Non noté'
  return marque.present ? 'Présent' : 'Absent'
}

/** The sheet on which a trainee signs, the same for all, filled by `terrain.js`. */
export function FeuilleSignature({ phrase, ici }: { phrase: string; ici: string }) {
  return (
    <dialog className="sign" data-feuille="" aria-labelledby="signature-nom">
      <form method="post" action={ici} data-garder="">
        <input type="hidden" name="intention" value="signer" />
        <input type="hidden" name="inscriptionId" />
        <input type="hidden" name="image" />
        <h2 id="signature-nom" data-nom="">
          Signature
        </h2>
        <p>{phrase}</p>
        <canvas aria-label="Zone de signature, au doigt ou à la souris" />
        <div className="sign-acts">
          <button type="button" className="button" data-fermer="">
            Fermer
          </button>
          <button type="button" className="button" data-effacer="">
            <Icon name="eraser" />
            Effacer
          </button>
          <button
            type="submit"
            className="button button-primary"
            name="geste"
            value="signer"
            disabled
          >
            Signer
          </button>
        </div>
      </form>
    </dialog>
  )
}
