import { formatNote, formatTaux } from '#app/modules/statistique/model.ts'
import { Facts } from '#app/ui/facts.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { Periode, Resultats } from '../queries/resultats.server.ts'

type Props = { titre: string; periode: Periode; resultats: Resultats }

/** The results of one period, in all and by type; what has nothing to divide by is « – ». */
export function TableResultats({ titre, periode, resultats }: Props) {
  const { ensemble, types } = resultats
  return (
    <section className="block">
      <div className="block-head">
        <h2>{titre}</h2>
        <span className="soft small">
          Formations finies du {formatDay(periode.du)} au {formatDay(periode.au)}
        </span>
      </div>
      <Table caption={titre} cards>
        <thead>
          <tr>
            <th scope="col">Formation</th>
            <th scope="col" className="num">
              Stagiaires
            </th>
            <th scope="col" className="num">
              Réussite
            </th>
            <th scope="col" className="num">
              Satisfaction
            </th>
            <th scope="col" className="num">
              Réponse
            </th>
            <th scope="col" className="num">
              Abandons
            </th>
          </tr>
        </thead>
        <tbody>
          {[ensemble, ...types].map(({ libelle, valides, abandons, taux }) => (
            <tr key={libelle}>
              <th scope="row">{libelle}</th>
              <td data-l="Stagiaires" className="num">
                {valides === 0 ? '–' : valides}
              </td>
              <td data-l="Réussite" className="num">
                {formatTaux(taux.reussite)}
              </td>
              <td data-l="Satisfaction" className="num">
                {taux.satisfaction === null ? '–' : `${formatNote(taux.satisfaction)} / 5`}
              </td>
              <td data-l="Réponse" className="num">
                {formatTaux(taux.reponse)}
              </td>
              <td data-l="Abandons" className="num">
                {valides === 0 && abandons === 0 ? '–' : abandons}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

/** How each figure is counted, in the words of the public. */
export function ExplicationResultats() {
  return (
    <section className="block">
      <h2>Comment ces chiffres sont calculés</h2>
      <Facts
        items={[
          { label: 'Stagiaires', value: 'Ceux qui ont suivi la formation jusqu’au bout.' },
          {
            label: 'Réussite',
            value: 'Parmi eux, ceux qui ont obtenu leur certificat ou leur attestation.',
          },
          {
            label: 'Satisfaction',
            value:
              'La note moyenne sur 5 à la question «\u00a0Êtes-vous globalement satisfait de la formation\u202f?\u00a0», posée quelques semaines après.',
          },
          { label: 'Réponse', value: 'Parmi les certifiés, ceux qui ont répondu à ce sondage.' },
          { label: 'Abandons', value: 'Ceux qui sont venus et ne sont pas allés au bout.' },
          { label: '–', value: 'Il n’y a encore rien à compter.' },
        ]}
      />
    </section>
  )
}
