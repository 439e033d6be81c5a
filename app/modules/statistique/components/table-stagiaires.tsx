import { href } from 'react-router'
import { formatNom, formatPrenoms } from '#app/modules/adherent/model/personne.ts'
import { statutsBpf } from '#app/modules/stagiaire/model.ts'
import { formatDay } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { libellesCas, ligneF1, nomLigneF1 } from '../model/lignes.ts'
import { formatHeures } from '../model.ts'
import type { StagiaireCompte } from '../queries/stagiaires-comptes.server.ts'

type Props = { union: string; rows: StagiaireCompte[] }

/** The people behind a figure, with what puts each of them on a line of the form. */
export function TableStagiaires({ union, rows }: Props) {
  return (
    <Table caption="Stagiaires comptés" cards sticky>
      <thead>
        <tr>
          <th scope="col">Stagiaire</th>
          <th scope="col">Formation</th>
          <th scope="col">Situation</th>
          <th scope="col">Formation faite pour</th>
          <th scope="col">Ligne F-1</th>
          <th scope="col">Résultat</th>
          <th scope="col" className="num">
            Heures suivies
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((s) => {
          const chemin = { union, formationId: s.formationId, inscriptionId: s.id }
          return (
            <tr key={s.id}>
              <th scope="row">
                <a
                  href={href(
                    '/:union/espace/formations/:formationId/stagiaires/:inscriptionId',
                    chemin,
                  )}
                >
                  {formatNom(s.nom)} {formatPrenoms(s.prenoms)}
                </a>
              </th>
              <td data-l="Formation">
                <a href={href('/:union/espace/formations/:formationId', chemin)}>{s.numero}</a>
                <small>
                  {s.intitule} · {formatDay(s.dernierJour)}
                </small>
              </td>
              <td data-l="Situation">{statutsBpf[s.statutBpf]}</td>
              <td data-l="Formation faite pour">{libellesCas[s.cas]}</td>
              <td data-l="Ligne F-1">{nomLigneF1(ligneF1(s.cas, s.statutBpf))}</td>
              <td data-l="Résultat">
                {s.diplome ? 'Diplômé' : s.valide ? 'Validé' : 'Absent'}
                {s.note !== null && <small>satisfaction {s.note} / 5</small>}
              </td>
              <td data-l="Heures suivies" className="num">
                {formatHeures(s.minutes)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
