import { href } from 'react-router'
import { libelleDemiJournee } from '#app/modules/formation/model.ts'
import { Badge } from '#app/ui/badge.tsx'
import { dayParts, formatDateLong, formatMoney } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { libellesMotif, libellesStatut } from '../model.ts'
import type { Ligne } from '../queries/feuille.server.ts'
import type { CreneauDuJour } from '../queries/presences.server.ts'
import './stagiaires.css'

type Props = {
  union: string
  formationId: string
  lignes: Ligne[]
  /** Those whose day has come. */
  creneaux: CreneauDuJour[]
  plusieursJours: boolean
  gestion: boolean
  ouverte: boolean
  /** What was ticked, and the answers given, when the form comes back. */
  coches: ReadonlySet<string>
  reponse: (inscriptionId: string, creneauId: string) => string | undefined
}

/** The trainees, each with a box to tick and a choice by créneau; plain elements, whatever the number. */
export function ListeStagiaires(props: Props) {
  return <ul className="roll">{props.lignes.map((ligne) => ligneStagiaire(props, ligne))}</ul>
}

function ligneStagiaire(props: Props, ligne: Ligne) {
  const { union, formationId, gestion, ouverte, coches } = props
  const fiche = href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', {
    union,
    formationId,
    inscriptionId: ligne.id,
  })
  return (
    <li
      key={ligne.id}
      className={
        props.creneaux.length > 0 && props.creneaux.length <= 4 ? 'roll-beside' : undefined
      }
    >
      <div className="roll-who">
        <label htmlFor={`choix-${ligne.id}`}>
          {gestion && ouverte && (
            <input
              type="checkbox"
              className="roll-pick"
              id={`choix-${ligne.id}`}
              name="inscriptionIds[]"
              value={ligne.id}
              aria-label={`Choisir ${ligne.nom}`}
              defaultChecked={coches.has(ligne.id)}
            />
          )}
        </label>
        <div>
          {gestion ? <a href={fiche}>{ligne.nom}</a> : <b>{ligne.nom}</b>}
          {details(ligne)}
        </div>
      </div>
      <div className="roll-state">{etat(ligne)}</div>
      {ligne.presenceMotif && (
        <p className="small soft">
          <Icon name="info" /> Présence validée malgré une absence : {ligne.presenceMotif}
        </p>
      )}
      {props.creneaux.length > 0 && (
        <div className="halves">
          {props.creneaux.map((creneau) => choixPresence(props, ligne, creneau))}
        </div>
      )}
    </li>
  )
}

function details(ligne: Ligne) {
  const { naissanceDate, feminin, mineur, email, telephone, responsable, amenagement } = ligne
  const e = feminin ? 'e' : ''
  const lignes = [
    [naissanceDate && `né${e} le ${formatDateLong(naissanceDate)}`, mineur && `mineur${e}`]
      .filter(Boolean)
      .join(', '),
    [telephone, email].filter(Boolean).join(' · '),
    responsable && `Responsable : ${responsable}`,
    amenagement && `Aménagement : ${amenagement}`,
    [convocation(ligne), resteDu(ligne)].filter(Boolean).join(' · '),
  ]
  return lignes.filter(Boolean).map((ligne) => <small key={ligne}>{ligne}</small>)
}

/** STA-7: what is still to be paid by somebody on the list. */
function resteDu({ reste, statut }: Ligne) {
  const surLaListe = statut === 'inscrite' || statut === 'validee'
  return reste && surLaListe ? `Reste dû : ${formatMoney(reste)}` : undefined
}

/** STA-5: who holds a convocation and who does not yet; nothing for a trainer, nor for who has left. */
function convocation({ convoqueeLe, feminin, statut, presenceValidee }: Ligne) {
  const convoque = feminin ? 'onvoquée' : 'onvoqué'
  if (convoqueeLe) return `C${convoque}`
  const attendu = statut === 'inscrite' || statut === 'validee'
  return convoqueeLe === null && attendu && !presenceValidee ? `Pas encore c${convoque}` : undefined
}

function etat({ statut, motif, presenceValidee }: Ligne) {
  if (presenceValidee) {
    return (
      <Badge kind="fait" icon="check">
        Stagiaire validé
      </Badge>
    )
  }
  if (statut === 'inscrite') {
    return (
      <Badge kind="attend" icon="hourglass">
        À valider
      </Badge>
    )
  }
  if (statut === 'validee') {
    return (
      <Badge kind="info" icon="check">
        Inscription validée
      </Badge>
    )
  }
  return (
    <Badge kind="outline" icon="ban">
      {libellesStatut[statut]}
      {motif && `, ${libellesMotif[motif]}`}
    </Badge>
  )
}

function choixPresence(
  { ouverte, plusieursJours, reponse }: Props,
  ligne: Ligne,
  creneau: CreneauDuJour,
) {
  const nom = `presences.${ligne.id}.${creneau.id}`
  const { number, month } = dayParts(creneau.jour)
  const quand = `${libelleDemiJournee[creneau.demiJournee]}${plusieursJours ? ` ${number} ${month}` : ''}`
  const connue = ligne.presences[creneau.id]
  const notee = connue === undefined ? undefined : connue ? 'present' : 'absent'
  if (!ouverte || ligne.presenceValidee) {
    return (
      <span key={creneau.id} className="small">
        {quand} : {notee === 'present' ? 'présent' : notee === 'absent' ? 'absent' : 'non noté'}
      </span>
    )
  }
  const choisie = reponse(ligne.id, creneau.id) ?? notee
  return (
    <fieldset key={creneau.id} className="half">
      <legend>
        {quand}
        <span className="offscreen"> : {ligne.nom}</span>
      </legend>
      <label>
        <input type="radio" name={nom} value="absent" defaultChecked={choisie === 'absent'} />
        <span>Absent</span>
      </label>
      <label>
        <input type="radio" name={nom} value="present" defaultChecked={choisie === 'present'} />
        <span>Présent</span>
      </label>
    </fieldset>
  )
}
