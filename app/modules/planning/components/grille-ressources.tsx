import { dayParts, formatDay } from '#app/ui/format.ts'
import { EmptyState } from '#app/ui/table.tsx'
import { type Evenement, parRessource } from '../model.ts'
import { lienEvenement } from './evenement.tsx'
import './planning.css'

type Props = {
  vue: 'formateurs' | 'lieux'
  jours: string[]
  evenements: Evenement[]
  aujourdhui: string
  adresse: string
  deplacer: (evenement: Evenement) => string | undefined
}

/** A week: one line a trainer or a place, one column a day. */
export function GrilleRessources({ vue, jours, evenements, aujourdhui, adresse, deplacer }: Props) {
  const lignes = parRessource(evenements, jours, vue)
  if (lignes.length === 0) {
    return (
      <EmptyState title={vue === 'lieux' ? 'Aucun lieu occupé' : 'Aucun formateur affecté'}>
        Rien ne se passe cette semaine, ou un filtre cache ce qui s’y passe.
      </EmptyState>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard.
    <section className="resources" aria-label="Semaine par ressource" tabIndex={0}>
      <table>
        <caption className="offscreen">
          {vue === 'lieux' ? 'Les lieux' : 'Les formateurs'}, jour par jour
        </caption>
        <thead>
          <tr>
            <th scope="col">{vue === 'lieux' ? 'Lieu' : 'Formateur'}</th>
            {jours.map((jour) => (
              <th key={jour} scope="col" className={jour === aujourdhui ? 'today' : undefined}>
                <span className="offscreen">{formatDay(jour)}</span>
                <span aria-hidden="true">{enTete(jour)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lignes.map((ligne) => (
            <tr key={ligne.cle}>
              <th scope="row">{ligne.nom}</th>
              {ligne.jours.map((siens, rang) => (
                <td key={jours[rang]} data-jour={jours[rang]}>
                  {siens.map((evenement) =>
                    lienEvenement({
                      evenement,
                      adresse,
                      deplacer: deplacer(evenement),
                      detail: false,
                    }),
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function enTete(jour: string): string {
  const { weekday, number } = dayParts(jour)
  return `${weekday} ${number}`
}
