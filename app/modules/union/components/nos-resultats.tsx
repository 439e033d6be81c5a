import { formatNote, formatTaux, type Taux } from '#app/modules/statistique/model.ts'
import { formatCount } from '#app/ui/format.ts'
import { Totals } from '#app/ui/totals.tsx'

type Props = { resultats: { valides: number; taux: Taux }; href: string }

/** The last twelve months in three figures, and where the others are (Qualiopi 2). */
export function NosResultats({ resultats: { valides, taux }, href }: Props) {
  return (
    <section className="block" aria-labelledby="resultats">
      <div className="block-head">
        <h2 id="resultats">Nos résultats</h2>
        <div className="actions">
          <a href={href}>Tous nos résultats</a>
        </div>
      </div>
      <Totals
        items={[
          { label: 'Stagiaires formés en douze mois', figure: formatCount(valides) },
          { label: 'Réussite', figure: formatTaux(taux.reussite) },
          {
            label: 'Satisfaction',
            figure: taux.satisfaction === null ? '–' : `${formatNote(taux.satisfaction)} / 5`,
          },
        ]}
      />
    </section>
  )
}
