import { formatCount, plural } from '#app/ui/format.ts'
import { type BaseTaux, formatNote, formatTaux, tauxQualiopi } from '../model.ts'
import './statistiques.css'

type Props = { base: BaseTaux; stagiaires: (etat: string) => string }

/** STAT-1: the three rates, each with its formula written out and its people one click away. */
export function TauxQualiopi({ base, stagiaires }: Props) {
  const taux = tauxQualiopi(base)
  const nonDiplomes = base.valides - base.diplomes
  return (
    <dl className="rates">
      <div>
        <dt>Taux de réussite</dt>
        <dd className="rate">{formatTaux(taux.reussite)}</dd>
        <dd>
          <a href={stagiaires('diplomes')}>{formatCount(base.diplomes)} diplômés</a>
          {' ÷ '}
          <a href={stagiaires('valides')}>{formatCount(base.valides)} validés</a>
        </dd>
        <dd className="formula">
          Stagiaires diplômés sur stagiaires validés.
          {nonDiplomes > 0 && (
            <>
              {' '}
              <a href={stagiaires('non_diplomes')}>
                {plural(nonDiplomes, 'validé sans diplôme', 'validés sans diplôme')}
              </a>
              {nonDiplomes > 1 ? ' : sont-ils oubliés ?' : ' : est-il oublié ?'}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Taux de satisfaction</dt>
        <dd className="rate">
          {formatNote(taux.satisfaction)}
          {taux.satisfaction !== null && ' / 5'}
        </dd>
        <dd>
          <a href={stagiaires('notes')}>{formatCount(base.notes)} réponses</a>
        </dd>
        <dd className="formula">
          Moyenne des notes à « Êtes-vous globalement satisfait de la formation ? », posée dans le
          sondage à froid à tous les stagiaires validés.
        </dd>
      </div>
      <div>
        <dt>Taux de réponse</dt>
        <dd className="rate">{formatTaux(taux.reponse)}</dd>
        <dd>
          <a href={stagiaires('sondes')}>{formatCount(base.sondes)} sondés</a>
          {' ÷ '}
          <a href={stagiaires('diplomes')}>{formatCount(base.diplomes)} diplômés</a>
        </dd>
        <dd className="formula">
          Diplômés qui ont répondu au sondage à froid, sur tous les diplômés.
        </dd>
      </div>
    </dl>
  )
}
