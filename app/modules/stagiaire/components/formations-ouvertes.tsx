import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { DateTab } from '#app/ui/date-tab.tsx'
import { dayParts, formatMoney, formatTime, plural } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Rungs } from '#app/ui/rungs.tsx'
import { formatLieu, formatPrix } from '../model/horaires.ts'
import type { FormationPublique } from '../queries/formations-publiques.server.ts'
import './stagiaires.css'

type Props = { union: string; formations: FormationPublique[] }

/** Open formations by month: day, place, hours, price, places left, and the way in. */
export function FormationsOuvertes({ union, formations }: Props) {
  const mois = Map.groupBy(formations, ({ premierJour }) => premierJour?.slice(0, 7) ?? '')
  return [...mois].map(([cle, siennes]) => (
    <section key={cle} aria-labelledby={`mois-${cle}`}>
      <h2 id={`mois-${cle}`} className="offers-month">
        {nomDuMois(cle)}
      </h2>
      <ol className="offers">
        {siennes.map((formation) => (
          <li key={formation.id}>{offre(union, formation)}</li>
        ))}
      </ol>
    </section>
  ))
}

function offre(union: string, formation: FormationPublique) {
  const params = { union, formationId: formation.id }
  const { premiere } = formation
  return (
    <>
      {formation.premierJour && <DateTab day={formation.premierJour} />}
      <div>
        <h3>
          <a className="offers-title" href={href('/:union/formations/:formationId', params)}>
            {formation.intitule}
          </a>
        </h3>
        {premiere && (
          <p className="soft">
            <Icon name="map-pin" /> {formatLieu(premiere)}
          </p>
        )}
        <p className="soft">
          <Icon name="clock" /> {duree(formation)} · {formatPrix(formation.prix, formatMoney)}
        </p>
      </div>
      <div className="offers-end">{places(params, formation)}</div>
    </>
  )
}

function places(params: { union: string; formationId: string }, formation: FormationPublique) {
  const { prises, places, depassementCapacite } = formation
  const complete = !depassementCapacite && prises >= places
  const inscription = href('/:union/formations/:formationId/inscription/:etape', {
    ...params,
    etape: 'identite',
  })
  return (
    <>
      <Rungs taken={prises} places={places} />
      {complete ? (
        <>
          <Badge kind="calme" icon="lock">
            Complet
          </Badge>
          <a className="small" href={href('/:union/formations/:formationId', params)}>
            Liste d’attente<span className="offscreen"> de {formation.intitule}</span>
          </a>
        </>
      ) : (
        <>
          {prises < places && (
            <span className="small soft">
              {plural(places - prises, 'place libre', 'places libres')}
            </span>
          )}
          <ButtonLink variant="primary" href={inscription}>
            M’inscrire<span className="offscreen"> à {formation.intitule}</span>
          </ButtonLink>
        </>
      )}
    </>
  )
}

function duree({ jours, premiere }: FormationPublique): string {
  if (jours > 1) return plural(jours, 'jour', 'jours')
  return premiere?.debut && premiere.fin
    ? `${formatTime(premiere.debut)} – ${formatTime(premiere.fin)}`
    : '1 jour'
}

const longs = [
  'Janvier',
  'Février',
  'Mars',
  'Avril',
  'Mai',
  'Juin',
  'Juillet',
  'Août',
  'Septembre',
  'Octobre',
  'Novembre',
  'Décembre',
]

function nomDuMois(cle: string): string {
  const { year } = dayParts(`${cle}-01`)
  return `${longs[Number(cle.slice(5)) - 1] ?? ''} ${year}`
}
