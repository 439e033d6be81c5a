import { formatCount } from '#app/ui/format.ts'
import './statistiques.css'

type Barre = { nom: string; court: string; valides: number; absents: number }
type Props = { id: string; titre: string; barres: Barre[] }

const hauteur = 180
const bas = 26
const haut = 22

/** Trainees month by month, drawn on the server: what it shows is in the table that follows it too. */
export function Histogramme({ id, titre, barres }: Props) {
  const max = Math.max(1, ...barres.map(({ valides, absents }) => valides + absents))
  const pas = 720 / Math.max(1, barres.length)
  const largeur = Math.min(44, pas * 0.62)
  const haute = (valeur: number) => Math.round((valeur * hauteur) / max)
  return (
    <figure className="chart">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="chart-frame" aria-label={titre} tabIndex={0}>
        <svg
          viewBox={`0 0 720 ${haut + hauteur + bas}`}
          role="img"
          aria-labelledby={`${id}-titre ${id}-detail`}
        >
          <title id={`${id}-titre`}>{titre}</title>
          <desc id={`${id}-detail`}>
            {barres
              .map((b) => `${b.nom}\u00a0: ${b.valides} validés, ${b.absents} absents`)
              .join(' ; ')}
          </desc>
          {barres.map(({ nom, court, valides, absents }, index) => {
            const milieu = pas * index + pas / 2
            const gauche = milieu - largeur / 2
            const pied = haut + hauteur
            const plein = haute(valides)
            const vide = haute(absents)
            return (
              <g key={nom}>
                {valides > 0 && (
                  <rect
                    className="bar"
                    x={gauche}
                    y={pied - plein}
                    width={largeur}
                    height={plein}
                  />
                )}
                {absents > 0 && (
                  <rect
                    className="bar-off"
                    x={gauche}
                    y={pied - plein - vide}
                    width={largeur}
                    height={vide}
                  />
                )}
                {valides + absents > 0 && (
                  <text
                    className="figure"
                    x={milieu}
                    y={pied - plein - vide - 6}
                    textAnchor="middle"
                  >
                    {formatCount(valides)}
                  </text>
                )}
                <text x={milieu} y={pied + 18} textAnchor="middle">
                  {court}
                </text>
              </g>
            )
          })}
          <line className="axis" x1="0" x2="720" y1={haut + hauteur} y2={haut + hauteur} />
        </svg>
      </section>
      <figcaption>
        <span className="chart-key">Stagiaires validés</span>
        <span className="chart-key chart-key-off">Absents</span>
      </figcaption>
    </figure>
  )
}

/** A length out of a whole, inside a cell that already says the figure. */
export function Jauge({ valeur, max }: { valeur: number; max: number }) {
  return (
    <svg className="gauge" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="gauge-bed" width="100" height="4" />
      <rect width={max === 0 ? 0 : (100 * valeur) / max} height="4" />
    </svg>
  )
}
