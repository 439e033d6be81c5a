import { formatCount } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { arrondirHeures, type Effectif } from '../model/bilan.ts'
import { formatHeures } from '../model.ts'
import './statistiques.css'

type Ligne = Effectif & { cle: string; nom: string; href?: string | undefined }
type Props = {
  titre: string
  colonne: string
  /** « Stagiaires » or « Personnes ». */
  qui?: string
  heures?: string
  lignes: Ligne[]
  total?: { nom: string } & Effectif
}

/** A frame of people and hours. The form wants whole hours: they are rounded so that the column adds up. */
export function TableauEffectifs({ titre, colonne, lignes, total, ...noms }: Props) {
  const { qui = 'Stagiaires', heures = 'Heures suivies' } = noms
  const entieres = arrondirHeures(lignes.map(({ minutes }) => minutes))
  return (
    <Table caption={titre} cards>
      <thead>
        <tr>
          <th scope="col">{colonne}</th>
          <th scope="col" className="num">
            {qui}
          </th>
          <th scope="col" className="num">
            {heures}
          </th>
        </tr>
      </thead>
      <tbody>
        {lignes.map(({ cle, nom, href, stagiaires, minutes }, index) => (
          <tr key={cle}>
            <th scope="row">{nom}</th>
            <td data-l={qui} className="num">
              {href && stagiaires > 0 ? (
                <a href={href}>
                  {formatCount(stagiaires)}
                  <span className="offscreen">{`, ${nom}`}</span>
                </a>
              ) : (
                formatCount(stagiaires)
              )}
            </td>
            <td data-l={heures} className="num">
              {formatCount(entieres[index] ?? 0)}
              {minutes % 60 !== 0 && <small>{formatHeures(minutes)} h exactement</small>}
            </td>
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr className="total-line">
            <th scope="row">{total.nom}</th>
            <td data-l={qui} className="num">
              {formatCount(total.stagiaires)}
            </td>
            <td data-l={heures} className="num">
              {formatCount(arrondirHeures([total.minutes])[0] ?? 0)}
            </td>
          </tr>
        </tfoot>
      )}
    </Table>
  )
}
