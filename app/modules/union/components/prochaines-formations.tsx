import { href } from 'react-router'
import { estComplete } from '#app/modules/formation/model.ts'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { DateTab } from '#app/ui/date-tab.tsx'
import { formatMoney, formatTime, plural } from '#app/ui/format.ts'
import { Rungs } from '#app/ui/rungs.tsx'
import type { ProchaineFormation } from '../queries/prochaines-formations.server.ts'

type Props = { union: string; formations: ProchaineFormation[] }

/** The next trainings of the public: day, place, hours, price, places left, and the way in. */
export function ProchainesFormations({ union, formations }: Props) {
  return (
    <ol className="lines upcoming">{formations.map((formation) => ligne(union, formation))}</ol>
  )
}

function ligne(union: string, formation: ProchaineFormation) {
  const { id, intitule, places, prises } = formation
  const fiche = { union, formationId: id }
  const complete = estComplete(formation)
  return (
    <li key={id}>
      {formation.premierJour && <DateTab day={formation.premierJour} />}
      <div>
        <h3>
          <a href={href('/:union/formations/:formationId', fiche)}>{intitule}</a>
        </h3>
        <small>{lieuDe(formation)}</small>
        <small>
          {horaires(formation)} · {formation.prix === 0 ? 'Gratuit' : formatMoney(formation.prix)}
        </small>
      </div>
      <span className="upcoming-places">
        <Rungs taken={prises} places={places} />
        {complete ? (
          <Badge kind="calme" icon="lock">
            Complet
          </Badge>
        ) : (
          prises < places && (
            <span className="small soft">
              {plural(places - prises, 'place libre', 'places libres')}
            </span>
          )
        )}
      </span>
      {complete ? (
        <a href={href('/:union/formations/:formationId', fiche)}>
          Liste d’attente<span className="offscreen"> de {intitule}</span>
        </a>
      ) : (
        <ButtonLink
          variant="primary"
          href={href('/:union/formations/:formationId/inscription/:etape', {
            ...fiche,
            etape: 'identite',
          })}
        >
          M’inscrire<span className="offscreen"> à {intitule}</span>
        </ButtonLink>
      )}
    </li>
  )
}

function lieuDe({ journee }: ProchaineFormation): string {
  if (!journee) return 'Lieu à préciser'
  const { lieu, commune } = journee
  return commune === '' || lieu.includes(commune) ? lieu : `${commune}, ${lieu}`
}

function horaires({ journee, premierJour, dernierJour }: ProchaineFormation): string {
  if (premierJour !== dernierJour) return 'Plusieurs jours'
  if (!journee?.debut || !journee.fin) return 'Horaires à préciser'
  return `${formatTime(journee.debut)} – ${formatTime(journee.fin)}`
}
