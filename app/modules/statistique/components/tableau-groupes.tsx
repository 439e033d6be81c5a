import { formatCount } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { Chiffres, Groupe } from '../model/tableau.ts'
import { formatHeures, formatTaux, quotient } from '../model.ts'
import { Jauge } from './histogramme.tsx'
import './statistiques.css'

type Props = {
  titre: string
  colonne: string
  groupes: Groupe[]
  total: Chiffres
  /** Addresses of the rows of a line: its formations, its trainees in a state. */
  formations: (groupe: Groupe) => string
  stagiaires: (groupe: Groupe, etat?: string) => string
}

/** Sessions, trainees and hours, a line a type, month or centre; every figure leads to its rows. */
export function TableauGroupes({ titre, colonne, groupes, total, formations, stagiaires }: Props) {
  const max = Math.max(0, ...groupes.map(({ valides }) => valides))
  return (
    <Table caption={titre} cards>
      <thead>
        <tr>
          <th scope="col">{colonne}</th>
          <th scope="col" className="num">
            Sessions
          </th>
          <th scope="col" className="num">
            Inscrits
          </th>
          <th scope="col" className="num">
            Validés
          </th>
          <th scope="col">
            <span className="offscreen">Proportion</span>
          </th>
          <th scope="col" className="num">
            Absents
          </th>
          <th scope="col" className="num">
            Diplômés
          </th>
          <th scope="col" className="num">
            Heures suivies
          </th>
          <th scope="col" className="num">
            Remplissage
          </th>
        </tr>
      </thead>
      <tbody>
        {groupes.map((groupe) => (
          <tr key={groupe.cle}>
            <th scope="row">{groupe.nom}</th>
            <td data-l="Sessions" className="num">
              <a href={formations(groupe)}>
                {formatCount(groupe.sessions)}
                <span className="offscreen"> sessions, {groupe.nom}</span>
              </a>
            </td>
            <Nombre
              nom="Inscrits"
              valeur={groupe.inscrits}
              href={stagiaires(groupe)}
              de={groupe.nom}
            />
            <Nombre
              nom="Validés"
              valeur={groupe.valides}
              href={stagiaires(groupe, 'valides')}
              de={groupe.nom}
            />
            <td>
              <Jauge valeur={groupe.valides} max={max} />
            </td>
            <Nombre
              nom="Absents"
              valeur={groupe.inscrits - groupe.valides}
              href={stagiaires(groupe, 'absents')}
              de={groupe.nom}
            />
            <Nombre
              nom="Diplômés"
              valeur={groupe.diplomes}
              href={stagiaires(groupe, 'diplomes')}
              de={groupe.nom}
            />
            <td data-l="Heures suivies" className="num">
              {formatHeures(groupe.minutes)}
            </td>
            <td data-l="Remplissage" className="num">
              {formatTaux(quotient(groupe.inscrits * 1000, groupe.places))}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="total-line">
          <th scope="row">Total</th>
          <td data-l="Sessions" className="num">
            {formatCount(total.sessions)}
          </td>
          <td data-l="Inscrits" className="num">
            {formatCount(total.inscrits)}
          </td>
          <td data-l="Validés" className="num">
            {formatCount(total.valides)}
          </td>
          <td />
          <td data-l="Absents" className="num">
            {formatCount(total.inscrits - total.valides)}
          </td>
          <td data-l="Diplômés" className="num">
            {formatCount(total.diplomes)}
          </td>
          <td data-l="Heures suivies" className="num">
            {formatHeures(total.minutes)}
          </td>
          <td data-l="Remplissage" className="num">
            {formatTaux(quotient(total.inscrits * 1000, total.places))}
          </td>
        </tr>
      </tfoot>
    </Table>
  )
}

type NombreProps = { nom: string; valeur: number; href: string; de: string }

function Nombre({ nom, valeur, href, de }: NombreProps) {
  return (
    <td data-l={nom} className="num">
      {valeur === 0 ? (
        '0'
      ) : (
        <a href={href}>
          {formatCount(valeur)}
          <span className="offscreen">{` ${nom.toLowerCase()}, ${de}`}</span>
        </a>
      )}
    </td>
  )
}
