import { href } from 'react-router'
import { formatDay, formatMoney, plural } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { ListeComptee } from '../components/liste-comptee.tsx'
import { ligneC, lignesC, nomLigneC } from '../model/lignes.ts'
import { filtresReglementsSchema, moyens } from '../model/listes.ts'
import { listReglementsComptes } from '../queries/reglements-comptes.server.ts'
import type { Route } from './+types/reglements-comptes.ts'
import { chargerListe, exporterListe } from './liste-comptee.server.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exporterListe(filtresReglementsSchema, listReglementsComptes, {
    name: 'reglements-comptes',
    limite: 20_000,
    columns: [
      { title: 'Reçu le', type: 'day' },
      'Payeur',
      'Formation',
      'Intitulé',
      'Moyen',
      'Ligne du cadre C',
      { title: 'Reçu', type: 'money' },
      { title: 'Remboursé', type: 'money' },
      { title: 'Compté', type: 'money' },
    ],
    ligne: (r) => [
      ...[r.le, r.nom, r.numero, r.intitule, moyens[r.moyen]],
      nomLigneC(ligneC(r.payeur, r.statutBpf)),
      ...[r.montant, r.rembourse, r.montant - r.rembourse],
    ],
  }),
]

export function loader(args: Route.LoaderArgs) {
  return chargerListe(args, filtresReglementsSchema, listReglementsComptes)
}

export default function ReglementsComptesPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste } = loaderData
  return (
    <ListeComptee
      {...loaderData}
      title="Règlements comptés"
      union={params.union}
      resume={`${plural(liste.total, 'règlement', 'règlements')}, ${formatMoney(liste.montant)} TTC, remboursements déduits`}
      noun="règlements"
      filtresPropres={
        <>
          {filtres.formation && <input type="hidden" name="formation" value={filtres.formation} />}
          <label>
            Ligne du cadre C
            <select name="ligne" defaultValue={filtres.ligne}>
              <option value="">Toutes</option>
              {Object.keys(lignesC).map((ligne) => (
                <option key={ligne} value={ligne}>
                  {nomLigneC(ligne as keyof typeof lignesC)}
                </option>
              ))}
              <option value="c2">2. Total des lignes a à h</option>
              <option value="hors">Hors bilan</option>
              <option value="aucune">Sans ligne, à corriger</option>
            </select>
          </label>
        </>
      }
    >
      <Table caption="Règlements comptés" cards sticky>
        <thead>
          <tr>
            <th scope="col">Reçu le</th>
            <th scope="col">Payeur</th>
            <th scope="col">Formation</th>
            <th scope="col">Moyen</th>
            <th scope="col">Ligne du cadre C</th>
            <th scope="col" className="num">
              Remboursé
            </th>
            <th scope="col" className="num">
              Compté
            </th>
          </tr>
        </thead>
        <tbody>
          {liste.rows.map((r) => (
            <tr key={r.id}>
              <td data-l="Reçu le" className="nowrap">
                {formatDay(r.le)}
              </td>
              <th scope="row">{r.nom}</th>
              <td data-l="Formation">
                <a
                  href={href('/:union/espace/formations/:formationId', {
                    ...params,
                    formationId: r.formationId,
                  })}
                >
                  {r.numero}
                </a>
                <small>{r.intitule}</small>
              </td>
              <td data-l="Moyen">{moyens[r.moyen]}</td>
              <td data-l="Ligne du cadre C">{nomLigneC(ligneC(r.payeur, r.statutBpf))}</td>
              <td data-l="Remboursé" className="num">
                {r.rembourse === 0 ? '–' : formatMoney(r.rembourse)}
              </td>
              <td data-l="Compté" className="num">
                {formatMoney(r.montant - r.rembourse)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </ListeComptee>
  )
}
