import { Badge, Fact } from '#app/ui/badge.tsx'
import { dayParts, formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { type Evenement, manqueFormateurs } from '../model.ts'

type Props = {
  evenement: Evenement
  /** Of the formations: `/demo/espace/formations`. */
  adresse: string
  /** Where the day can be moved from; undefined when it cannot. */
  deplacer: string | undefined
  detail: boolean
}

/** A day of a formation on the planning: one link, which may be dragged to another day. */
export function lienEvenement({ evenement, adresse, deplacer, detail }: Props) {
  const { annulee, creneaux, moi, rang, total } = evenement
  const premier = creneaux[0]
  return (
    <a
      key={evenement.journeeId}
      className={
        annulee
          ? 'event event-off'
          : evenement.statut === 'a_valider'
            ? 'event event-soft'
            : 'event'
      }
      href={`${adresse}/${evenement.formationId}`}
      draggable={deplacer ? true : undefined}
      data-deplacer={deplacer}
      title={evenement.lieu}
    >
      <span>
        <Icon name={annulee ? 'ban' : 'graduation-cap'} />
        {premier && formatTime(premier.debut)}
        {detail && fin(creneaux)}
        {moi && (
          <span className="event-me">
            <Icon name="star" />
            {moi === 'acceptee' ? 'Vous' : 'Postulé'}
          </span>
        )}
      </span>
      <b>
        {evenement.typeCode} {evenement.ville}
        {total > 1 && !annulee && `, ${rang}/${total}`}
        {annulee && ' (annulée)'}
      </b>
      {detail && (
        <>
          <span>{evenement.intitule}</span>
          <span>{evenement.lieu}</span>
        </>
      )}
      {manqueFormateurs(evenement) && (
        <Badge kind="attend" icon="user-round-search">
          {`Recherche ${evenement.acceptes}/${evenement.formateursRequis}`}
        </Badge>
      )}
      {detail && <Faits evenement={evenement} />}
    </a>
  )
}

function fin(creneaux: Evenement['creneaux']): string {
  const dernier = creneaux.at(-1)
  return dernier ? ` – ${formatTime(dernier.fin)}` : ''
}

/** FOR-3: the badges that are facts; *Recherche* is above. */
function Faits({ evenement }: { evenement: Evenement }) {
  const { statut, declaree, consignes, logistique, annulee } = evenement
  if (annulee) return null
  return (
    <span className="event-facts">
      {statut === 'a_valider' && (
        <Badge kind="attend" icon="hourglass">
          À valider
        </Badge>
      )}
      {statut === 'cloturee' && (
        <Badge kind="outline" icon="lock">
          Clôturée
        </Badge>
      )}
      {statut === 'validee' && !manqueFormateurs(evenement) && (
        <Badge kind="fait" icon="users-round">
          Complet
        </Badge>
      )}
      {statut === 'validee' && (
        <>
          <Fact icon="stamp" on={declaree} label="Déclaré" />
          <Fact icon="clipboard-list" on={consignes} label="Consignes" />
          <Fact icon="truck" on={logistique} label="Logistique" />
        </>
      )}
    </span>
  )
}

/** `lun. 23`, with the month when it is not the one of the page. */
export function titreJour(jour: string, mois: string): string {
  const { number, month } = dayParts(jour)
  return jour.startsWith(mois) ? number : `${number} ${month}`
}
