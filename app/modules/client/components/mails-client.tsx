import { href } from 'react-router'
import { formatInstant } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { listMailsClient } from '../queries/fiche.server.ts'

type Props = {
  mails: Awaited<ReturnType<typeof listMailsClient>>
  union: string
  fuseau: string
}

export function MailsClient({ mails, union, fuseau }: Props) {
  if (mails.length === 0) return <p className="soft">Aucun courriel pour le moment.</p>
  return (
    <Table caption="Mails" cards>
      <thead>
        <tr>
          <th scope="col">Sujet</th>
          <th scope="col">À</th>
          <th scope="col">Le</th>
        </tr>
      </thead>
      <tbody>
        {mails.map(({ id, sujet, destinataire, creeLe }) => (
          <tr key={id}>
            <th scope="row">
              <a
                href={href('/:union/espace/administration/mails/:courrielId', {
                  union,
                  courrielId: id,
                })}
              >
                {sujet}
              </a>
            </th>
            <td data-l="À">{destinataire}</td>
            <td data-l="Le" className="nowrap">
              {formatInstant(creeLe, fuseau)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
