import { formatMoney } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { Bilan, Produit } from '../model/bilan.ts'
import { type LigneC, lignesC, numeroC } from '../model/lignes.ts'
import { formatTaux } from '../model.ts'
import './statistiques.css'

type Props = { bilan: Bilan; exoneree: boolean; reglements: (ligne: LigneC | 'c2') => string }

/** Frame C: where the money comes from; what was typed stands beside what was counted. */
export function CadreC({ bilan, exoneree, reglements }: Props) {
  const lignes = Object.keys(lignesC) as LigneC[]
  const ligne = (nom: LigneC) => (
    <Ligne
      key={nom}
      numero={numeroC(nom)}
      libelle={lignesC[nom]}
      produit={bilan.c[nom]}
      sous={nom.startsWith('c2')}
      exoneree={exoneree}
      href={reglements(nom)}
    />
  )
  return (
    <Table caption="Cadre C, bilan financier hors taxes : origine des produits" cards>
      <thead>
        <tr>
          <th scope="col">Origine des produits</th>
          {!exoneree && (
            <th scope="col" className="num">
              TTC
            </th>
          )}
          <th scope="col" className="num">
            {exoneree ? 'Montant (HT = TTC)' : 'Hors taxes'}
          </th>
        </tr>
      </thead>
      <tbody>
        {ligne('c1')}
        {lignes.filter((nom) => nom.startsWith('c2')).map(ligne)}
        <Ligne
          numero="2"
          libelle="Organismes gestionnaires des fonds de la formation, total des lignes a à h"
          produit={bilan.c2}
          exoneree={exoneree}
          href={reglements('c2')}
        />
        {lignes.filter((nom) => !nom.startsWith('c2') && nom !== 'c1').map(ligne)}
      </tbody>
      <tfoot>
        <tr className="total-line">
          <th scope="row">Total des produits, lignes 1 à 11</th>
          {!exoneree && (
            <td data-l="TTC" className="num">
              {formatMoney(bilan.totalC.ttc)}
            </td>
          )}
          <td data-l="Montant" className="num">
            {formatMoney(bilan.totalC.ht)}
          </td>
        </tr>
        <tr>
          <th scope="row">Part du chiffre d’affaires global dans la formation professionnelle</th>
          {!exoneree && <td />}
          <td data-l="Part" className="num">
            {formatTaux(bilan.part)}
          </td>
        </tr>
      </tfoot>
    </Table>
  )
}

type LigneProps = {
  numero: string
  libelle: string
  produit: Produit
  sous?: boolean
  exoneree: boolean
  href: string
}

function Ligne({ numero, libelle, produit, sous = false, exoneree, href }: LigneProps) {
  const montant =
    produit.comptes === 0 ? (
      formatMoney(produit.ht)
    ) : (
      <a href={href}>
        {formatMoney(produit.ht)}
        <span className="offscreen"> ligne {numero}</span>
      </a>
    )
  return (
    <tr className={sous ? 'under-line' : undefined}>
      <th scope="row">
        {numero}. {libelle}
        {produit.ajoutes !== 0 && (
          <small>dont {formatMoney(produit.ajoutes)} reçus ailleurs, écrits à la main</small>
        )}
      </th>
      {!exoneree && (
        <td data-l="TTC" className="num">
          {formatMoney(produit.ttc)}
        </td>
      )}
      <td data-l="Montant" className="num">
        {montant}
      </td>
    </tr>
  )
}
