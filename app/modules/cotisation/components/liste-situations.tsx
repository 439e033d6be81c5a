import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import { SortLink, Table, withParam } from '#app/ui/table.tsx'
import { type GenreCotisation, libellePeriode } from '../model.ts'
import type { CotisationDuJour, Situation } from '../queries/situations.server.ts'

type Props = {
  union: string
  rows: Situation[]
  url: URL
  tri: string
  /** Rows can be ticked. */
  choix: boolean
}

/** Members and where each of their fees stands on the day. */
export function ListeSituations({ union, rows, url, tri, choix }: Props) {
  const trier = (cle: string) => withParam(url, 'tri', tri === cle ? `-${cle}` : cle)
  return (
    <Table caption="Cotisations des adhérents" cards sticky>
      <thead>
        <tr>
          {choix && (
            <th scope="col" className="pick">
              <span className="offscreen">Choisir</span>
            </th>
          )}
          <SortLink label="Nom" column="nom" sort={tri} href={trier('nom')} />
          <SortLink label="Centre" column="centre" sort={tri} href={trier('centre')} />
          <th scope="col">Union</th>
          <th scope="col">Fédérale</th>
          <th scope="col">Autres</th>
          <th scope="col">Relancé</th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => ligne(union, row, choix))}</tbody>
    </Table>
  )
}

function ligne(union: string, row: Situation, choix: boolean) {
  const nom = `${row.nom} ${row.prenoms}`
  const params = { union, adherentId: row.id }
  return (
    <tr key={row.id}>
      {choix && (
        <td className="pick">
          <label>
            <input type="checkbox" name="ids" value={row.id} />
            <span className="offscreen">Choisir {nom}</span>
          </label>
        </td>
      )}
      <th scope="row">
        <a href={href('/:union/espace/administration/adherents/:adherentId/cotisations', params)}>
          {nom}
        </a>
        {row.numeroFederal && <small>{row.numeroFederal}</small>}
      </th>
      <td data-l="Centre">{row.centre ?? <span className="soft">Aucun</span>}</td>
      <td data-l="Union">{etat(row.cotisations, 'union')}</td>
      <td data-l="Fédérale">{etat(row.cotisations, 'federale')}</td>
      <td data-l="Autres">{autres(row.cotisations)}</td>
      <td data-l="Relancé" className="nowrap">
        {row.relanceLe ? formatDay(row.relanceLe) : <span className="soft">Jamais</span>}
        {!row.email && <small>Sans courriel</small>}
      </td>
    </tr>
  )
}

function etat(cotisations: CotisationDuJour[], genre: GenreCotisation) {
  const siennes = cotisations.filter((cotisation) => cotisation.genre === genre)
  const payee = siennes.find(({ payeeLe }) => payeeLe !== null)
  if (payee?.payeeLe) {
    return (
      <>
        <Badge kind="fait" icon="check">
          Payée
        </Badge>
        <small>
          {formatMoney(payee.montant)}, {formatDay(payee.payeeLe)}
        </small>
      </>
    )
  }
  const [demandee] = siennes
  if (!demandee) return <Badge kind="outline">Non demandée</Badge>
  return (
    <>
      <Badge kind="attend">À payer</Badge>
      <small>
        {formatMoney(demandee.montant)}, {libellePeriode(demandee)}
      </small>
    </>
  )
}

function autres(cotisations: CotisationDuJour[]) {
  const noms = { amicale: 'Amicale', assurance: 'Assurance' } as const
  const siennes = cotisations.filter(({ genre }) => genre === 'amicale' || genre === 'assurance')
  if (siennes.length === 0) return <span className="soft">Aucune</span>
  return siennes.map(({ id, genre, payeeLe, montant }) => (
    <small key={id}>
      {genre === 'amicale' ? noms.amicale : noms.assurance}
      {payeeLe ? ' payée' : ` à payer, ${formatMoney(montant)}`}
    </small>
  ))
}
