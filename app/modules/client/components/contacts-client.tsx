import { href } from 'react-router'
import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Table } from '#app/ui/table.tsx'
import { nomContact } from '../model/client.ts'
import type { Contact } from '../queries/clients.server.ts'

type Props = { contacts: Contact[]; union: string; clientId: string; peutModifier: boolean }

export function ContactsClient({ contacts, union, clientId, peutModifier }: Props) {
  if (contacts.length === 0)
    return <p className="soft">Aucun contact : ajoutez la personne à qui écrire.</p>
  return (
    <Table caption="Contacts" cards>
      <thead>
        <tr>
          <th scope="col">Nom</th>
          <th scope="col">Fonction</th>
          <th scope="col">Courriel</th>
          <th scope="col">Téléphone</th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <tr key={contact.id}>
            <th scope="row">
              {peutModifier ? (
                <a
                  href={href(
                    '/:union/espace/administration/clients/:clientId/contacts/:contactId',
                    {
                      union,
                      clientId,
                      contactId: contact.id,
                    },
                  )}
                >
                  {nomContact(contact)}
                </a>
              ) : (
                nomContact(contact)
              )}{' '}
              {contact.principal && <Badge kind="outline">Principal</Badge>}
            </th>
            <td data-l="Fonction">{contact.fonction ?? <span className="soft">—</span>}</td>
            <td data-l="Courriel">
              {contact.email ? (
                <a href={`mailto:${contact.email}`}>{contact.email}</a>
              ) : (
                <span className="soft">—</span>
              )}
            </td>
            <td data-l="Téléphone" className="nowrap">
              {contact.telephone ? (
                <a href={`tel:${contact.telephone}`}>{formatTelephone(contact.telephone)}</a>
              ) : (
                <span className="soft">—</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
