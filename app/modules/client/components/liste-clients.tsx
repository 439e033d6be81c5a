import { href } from 'react-router'
import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { SortLink, Table, withParam } from '#app/ui/table.tsx'
import { formatSiret, libellesGenre, nomContact } from '../model/client.ts'
import type { ClientListe } from '../queries/clients.server.ts'

type Props = { union: string; rows: ClientListe[]; url: URL; tri: string }

export function ListeClients({ union, rows, url, tri }: Props) {
  const trier = (cle: string) => withParam(url, 'tri', tri === cle ? `-${cle}` : cle)
  return (
    <Table caption="Fiches clients" cards sticky>
      <thead>
        <tr>
          <SortLink label="Client" column="nom" sort={tri} href={trier('nom')} />
          <SortLink label="Numéro" column="numero" sort={tri} href={trier('numero')} />
          <th scope="col">Genre</th>
          <SortLink label="Commune" column="commune" sort={tri} href={trier('commune')} />
          <th scope="col">Contact</th>
          <th scope="col" className="num">
            Formations
          </th>
        </tr>
      </thead>
      <tbody>{rows.map((client) => ligne(union, client))}</tbody>
    </Table>
  )
}

function ligne(union: string, client: ClientListe) {
  const { contact } = client
  return (
    <tr key={client.id}>
      <th scope="row">
        <a
          href={href('/:union/espace/administration/clients/:clientId', {
            union,
            clientId: client.id,
          })}
        >
          {client.raisonSociale}
        </a>
        {client.siret && <small>SIRET {formatSiret(client.siret)}</small>}
      </th>
      <td data-l="Numéro" className="nowrap">
        {client.numero}
      </td>
      <td data-l="Genre">{client.estLUnion ? 'L’union elle-même' : libellesGenre[client.genre]}</td>
      <td data-l="Commune">
        {client.codePostal} {client.commune}
      </td>
      <td data-l="Contact">
        {contact ? nomContact(contact) : <span className="soft">Aucun</span>}
        {contact?.telephone && <small>{formatTelephone(contact.telephone)}</small>}
      </td>
      <td data-l="Formations" className="num">
        {client.formations}
      </td>
    </tr>
  )
}
