import { formatDay } from '#app/ui/format.ts'
import { EmptyState } from '#app/ui/table.tsx'
import { type Evenement, parJour } from '../model.ts'
import { lienEvenement, titreJour } from './evenement.tsx'
import './planning.css'

type Props = {
  vue: 'mois' | 'semaine' | 'liste'
  jours: string[]
  /** `2026-11`: days of another month are shown paler. */
  mois: string
  evenements: Evenement[]
  aujourdhui: string
  adresse: string
  deplacer: (evenement: Evenement) => string | undefined
  versJour: (jour: string) => string
}

const semaine = ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.']

/** A month shows so many events a day, then how many more: one day never pushes the others away. */
const parCase = 4

/**
 * Days and their events, once: a grid of weeks on a wide screen, on a phone the list of the days where
 * something happens. Plain elements, whatever the number.
 */
export function GrilleJours(props: Props) {
  const { vue, jours, evenements } = props
  if (evenements.length === 0) {
    return (
      <>
        {vue !== 'liste' && <Grille {...props} />}
        <EmptyState title="Rien sur cette période">
          Changez de période, ou retirez un filtre.
        </EmptyState>
      </>
    )
  }
  if (vue !== 'liste') return <Grille {...props} />
  const pleins = parJour(evenements, jours).filter((jour) => jour.evenements.length > 0)
  return <ol className="agenda">{pleins.map((jour) => caseJour(props, jour))}</ol>
}

function Grille(props: Props) {
  return (
    <div className={props.vue === 'semaine' ? 'month month-week' : 'month'}>
      <div className="month-head" aria-hidden="true">
        {semaine.map((jour) => (
          <span key={jour}>{jour}</span>
        ))}
      </div>
      <ol>{parJour(props.evenements, props.jours).map((jour) => caseJour(props, jour))}</ol>
    </div>
  )
}

function caseJour(props: Props, { jour, evenements }: { jour: string; evenements: Evenement[] }) {
  const { vue, mois, aujourdhui, adresse, deplacer, versJour } = props
  const montres = vue === 'mois' ? evenements.slice(0, parCase) : evenements
  const classes = [
    mois !== '' && !jour.startsWith(mois) && 'out',
    jour === aujourdhui && 'today',
    evenements.length === 0 && 'free',
  ].filter(Boolean)
  return (
    <li key={jour} className={classes.join(' ') || undefined} data-jour={jour}>
      <h2>
        <span className="month-long">
          {jour === aujourdhui && 'Aujourd’hui, '}
          {formatDay(jour)}
        </span>
        {vue !== 'liste' && (
          <span className="month-number" aria-hidden="true">
            {titreJour(jour, mois)}
          </span>
        )}
      </h2>
      {montres.map((evenement) =>
        lienEvenement({
          evenement,
          adresse,
          deplacer: deplacer(evenement),
          detail: vue !== 'mois',
        }),
      )}
      {evenements.length > montres.length && (
        <a className="more" href={versJour(jour)}>
          + {evenements.length - montres.length}
          <span className="offscreen"> autres le {formatDay(jour)}</span>
        </a>
      )}
    </li>
  )
}
