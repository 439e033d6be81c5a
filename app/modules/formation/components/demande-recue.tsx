import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { nomContact } from '#app/modules/client/model/client.ts'
import {
  type DonneesDemande,
  datesSouhaitees,
  lieuSouhaite,
} from '#app/modules/client/model/demande.ts'
import { Facts } from '#app/ui/facts.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'

type Props = { demande: { donnees: DonneesDemande; recueLe: Date }; fuseau: string }

/** What the client asked for, as it was typed. */
export function DemandeRecue({ demande: { donnees, recueLe }, fuseau }: Props) {
  const { contact } = donnees
  return (
    <Section title="Demande" count={`reçue ${formatInstant(recueLe, fuseau)}`}>
      <Facts
        items={[
          {
            label: 'Formation',
            value: `${donnees.typeLibelle}, ${plural(donnees.nombre, 'personne', 'personnes')}`,
          },
          { label: 'Dates souhaitées', value: datesSouhaitees(donnees) },
          { label: 'Lieu souhaité', value: lieuSouhaite(donnees) },
          ...(contact
            ? [
                {
                  label: 'Contact',
                  value: (
                    <>
                      {[nomContact(contact), contact.fonction].filter(Boolean).join(', ')}
                      <br />
                      <a href={`mailto:${contact.email}`}>{contact.email}</a>,{' '}
                      <a href={`tel:${contact.telephone}`}>{formatTelephone(contact.telephone)}</a>
                    </>
                  ),
                },
              ]
            : []),
          ...(donnees.remarques ? [{ label: 'Remarques', value: donnees.remarques }] : []),
        ]}
      />
    </Section>
  )
}
