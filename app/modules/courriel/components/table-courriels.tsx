import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Pagination, Table } from '#app/ui/table.tsx'
import type { StatutCourriel } from '../model.ts'
import { BadgeCourriel } from './badge-courriel.tsx'

export type CourrielMontre = {
  id: string
  creeLe: Date
  destinataire: string
  sujet: string
  nomModele: string
  statut: StatutCourriel
  retourMotif: string | null
  renvoiDeId: string | null
  enEchec: boolean
}

type Props = {
  liste: { rows: CourrielMontre[]; total: number; pages: number; page: number; parPage: number }
  fuseau: string
  union: string
  url: URL
}

/** A page of mails, latest first: the whole history's, or an object's. */
export function TableCourriels({ liste, fuseau, union, url }: Props) {
  const { page, pages, total, parPage } = liste
  return (
    <>
      <Table caption="Mails envoyés" cards sticky>
        <thead>
          <tr>
            <th scope="col">Sujet</th>
            <th scope="col">Destinataire</th>
            <th scope="col">Écrit</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>{liste.rows.map((courriel) => ligne(union, courriel, fuseau))}</tbody>
      </Table>
      <Pagination
        page={page}
        pages={pages}
        total={total}
        parPage={parPage}
        url={url}
        noun="mails"
      />
    </>
  )
}

function ligne(union: string, courriel: CourrielMontre, fuseau: string) {
  const page = { union, courrielId: courriel.id }
  return (
    <tr key={courriel.id}>
      <th scope="row">
        <a href={href('/:union/espace/administration/mails/:courrielId', page)}>{courriel.sujet}</a>
        <small>
          {courriel.nomModele}
          {courriel.renvoiDeId && ', renvoi'}
        </small>
      </th>
      <td data-l="Destinataire">
        {courriel.destinataire}
        {courriel.enEchec && (
          <>
            {' '}
            <Badge kind="refus" icon="triangle-alert">
              Adresse en échec
            </Badge>
          </>
        )}
      </td>
      <td data-l="Écrit" className="nowrap">
        {formatInstant(courriel.creeLe, fuseau)}
      </td>
      <td data-l="État">
        <BadgeCourriel statut={courriel.statut} />
        {courriel.retourMotif && <small> {courriel.retourMotif}</small>}
      </td>
    </tr>
  )
}
