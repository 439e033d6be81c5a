import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'

/** CLI-1: the number alone reveals nothing; the known address receives the form already filled. */
export const modeleLienClient = defineModele({
  cle: 'client.lien_demande',
  nom: 'Demande avec un numéro de client',
  rubrique: 'Clients',
  quand: 'Quand quelqu’un donne ce numéro de client sur le formulaire de demande.',
  pour: 'Le contact principal du client',
  balises: {
    contact: { explication: 'Le contact du client.', exemple: 'Nadia Petit' },
    client: { explication: 'La raison sociale du client.', exemple: 'Mairie de Montclair' },
    numero_client: { explication: 'Le numéro du client.', exemple: 'C00042' },
    lien_demande: {
      explication: 'Le formulaire de demande, déjà rempli.',
      exemple: 'https://exemple.fr/demande-formation/exemple',
      lien: true,
      obligatoire: true,
    },
  },
  sujet: 'Votre demande de formation, client {numero_client}',
  corps: `Bonjour {contact},

Quelqu’un, sans doute vous, prépare une demande de formation pour {client} (client {numero_client}).

[bouton : Remplir la demande]({lien_demande})

> Ce lien sert pendant un jour. Si vous n’avez rien demandé, ne faites rien : personne n’a vu vos données.`,
})

type Donnees = {
  to: string
  clientId: string
  contact: string
  client: string
  numero: string
  lien: string
}

export function lienClientEmail({ to, clientId, contact, client, numero, lien }: Donnees): Envoi {
  return envoi(
    modeleLienClient,
    { contact, client, numero_client: numero, lien_demande: lien },
    { to, objet: { genre: 'client', id: clientId } },
  )
}
