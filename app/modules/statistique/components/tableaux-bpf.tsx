import { formatCount, formatMoney } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { Bilan } from '../model/bilan.ts'
import { type LigneC, type LigneF1, lignesC, lignesF1, numeroC } from '../model/lignes.ts'
import { formatHeures } from '../model.ts'

type Props = {
  bilan: Bilan
  reglements: (ligne: LigneC | 'aucune') => string
  stagiaires: (ligne: LigneF1 | 'g' | 'aucune') => string
}

/** STAT-1: what was received, on the lines of frame C that hold something. */
export function OrigineProduits({ bilan, reglements }: Pick<Props, 'bilan' | 'reglements'>) {
  const lignes = (Object.keys(lignesC) as LigneC[]).filter((ligne) => bilan.c[ligne].ttc !== 0)
  if (lignes.length === 0 && bilan.sansLigne.c === 0)
    return <p className="soft">Aucun règlement reçu sur cette période.</p>
  return (
    <Table caption="Origine des produits" cards>
      <thead>
        <tr>
          <th scope="col">Ligne du cadre C</th>
          <th scope="col" className="num">
            Montant TTC
          </th>
        </tr>
      </thead>
      <tbody>
        {lignes.map((ligne) => (
          <tr key={ligne}>
            <th scope="row">
              {numeroC(ligne)}. {lignesC[ligne]}
            </th>
            <td data-l="Montant TTC" className="num">
              <a href={reglements(ligne)}>{formatMoney(bilan.c[ligne].ttc)}</a>
            </td>
          </tr>
        ))}
        {bilan.sansLigne.c !== 0 && (
          <tr>
            <th scope="row">Sans ligne, à corriger</th>
            <td data-l="Montant TTC" className="num">
              <a href={reglements('aucune')}>{formatMoney(bilan.sansLigne.c)}</a>
            </td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr className="total-line">
          <th scope="row">Total</th>
          <td data-l="Montant TTC" className="num">
            {formatMoney(bilan.totalC.ttc + bilan.sansLigne.c)}
          </td>
        </tr>
      </tfoot>
    </Table>
  )
}

/** STAT-1: stagiaires validés on the lines of frame F-1, then those that the form counts elsewhere. */
export function TypeStagiaires({ bilan, stagiaires }: Pick<Props, 'bilan' | 'stagiaires'>) {
  const lignes = (Object.keys(lignesF1) as LigneF1[]).map((ligne) => ({
    cle: ligne as LigneF1 | 'g' | 'aucune',
    nom: `${ligne}. ${lignesF1[ligne]}`,
    ...bilan.f1[ligne],
  }))
  const autres = [
    { cle: 'aucune' as const, nom: 'Sans ligne, à corriger', ...bilan.sansLigne.f1 },
    { cle: 'g' as const, nom: 'Confiés par un autre organisme (cadre G)', ...bilan.g },
  ].filter((ligne) => ligne.stagiaires > 0)
  return (
    <Table caption="Type de stagiaires" cards>
      <thead>
        <tr>
          <th scope="col">Ligne du cadre F-1</th>
          <th scope="col" className="num">
            Stagiaires
          </th>
          <th scope="col" className="num">
            Heures suivies
          </th>
        </tr>
      </thead>
      <tbody>
        {[...lignes, ...autres].map((ligne) => (
          <tr key={ligne.cle}>
            <th scope="row">{ligne.nom}</th>
            <td data-l="Stagiaires" className="num">
              {ligne.stagiaires === 0 ? (
                '0'
              ) : (
                <a href={stagiaires(ligne.cle)}>{formatCount(ligne.stagiaires)}</a>
              )}
            </td>
            <td data-l="Heures suivies" className="num">
              {formatHeures(ligne.minutes)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="total-line">
          <th scope="row">Total F-1</th>
          <td data-l="Stagiaires" className="num">
            {formatCount(bilan.totalF1.stagiaires)}
          </td>
          <td data-l="Heures suivies" className="num">
            {formatHeures(bilan.totalF1.minutes)}
          </td>
        </tr>
      </tfoot>
    </Table>
  )
}
