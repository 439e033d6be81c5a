import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { defineModele, type Envoi, envoi, type Faits } from '#app/modules/courriel/model/modele.ts'
import { plural } from '#app/ui/format.ts'
import { nomContact } from '../model/client.ts'
import { type DonneesDemande, datesSouhaitees, lieuSouhaite } from '../model/demande.ts'

const balises = {
  contact: { explication: 'La personne qui a fait la demande.', exemple: 'Nadia Petit' },
  client: { explication: 'La raison sociale du client.', exemple: 'Mairie de Montclair' },
  numero_client: { explication: 'Le numéro du client.', exemple: 'C00042' },
  formation: { explication: 'Le type de formation demandé.', exemple: 'Premiers secours citoyen' },
  numero: { explication: 'Le numéro de la formation.', exemple: 'F26-0042' },
  recapitulatif: {
    explication: 'La demande, une ligne par réponse.',
    exemple: [
      ['Formation', 'Premiers secours citoyen, 10 personnes'],
      ['Dates', 'plutôt en semaine, en mars'],
      ['Lieu', 'Dans les locaux du demandeur'],
    ] satisfies Faits,
  },
} as const

/** CLI-1: what was asked, the client number, the link that follows it. */
export const modeleAccuse = defineModele({
  cle: 'client.demande_recue',
  nom: 'Demande de formation reçue',
  rubrique: 'Clients',
  quand: 'Dès qu’une demande de formation est envoyée sur le site public.',
  pour: 'La personne qui fait la demande',
  balises: {
    ...balises,
    lien_suivi: {
      explication: 'Le lien personnel qui suit la demande.',
      exemple: 'https://exemple.fr/suivi/exemple',
      lien: true,
      obligatoire: true,
    },
  },
  sujet: 'Votre demande de formation : {formation}',
  corps: `Bonjour {contact},

Nous avons bien reçu votre demande. Nous l’étudions et vous répondons par courriel, avec des dates, un prix et une convention.

{recapitulatif}

Votre numéro de client est le {numero_client}. Donnez-le à votre prochaine demande : le formulaire sera déjà rempli.

[bouton : Suivre ma demande]({lien_suivi})

> Ce lien est personnel : ne le transmettez pas. Gardez ce message.`,
})

export const modeleATraiter = defineModele({
  cle: 'client.demande_a_traiter',
  nom: 'Demande de formation à étudier',
  rubrique: 'Clients',
  quand: 'Dès qu’une demande de formation est envoyée sur le site public.',
  pour: 'Les gestionnaires des formations, sinon les administrateurs',
  facultatif: true,
  balises: {
    ...balises,
    prenom: { explication: 'Le prénom du gestionnaire.', exemple: 'Camille' },
    lien_formation: {
      explication: 'La page de la formation à valider.',
      exemple: 'https://exemple.fr/espace/formations/exemple',
      lien: true,
    },
  },
  sujet: 'Formation demandée par {client} : {formation}',
  corps: `Bonjour {prenom},

{client} ({numero_client}) demande une formation.

{recapitulatif}

[bouton : Étudier la demande]({lien_formation})`,
})

type Lue = {
  id: string
  numero: string
  clientNumero: string
  raisonSociale: string
  donnees: DonneesDemande
}

function valeurs({ numero, clientNumero, raisonSociale, donnees }: Lue) {
  return {
    contact: donnees.contact ? nomContact(donnees.contact) : raisonSociale,
    client: raisonSociale,
    numero_client: clientNumero,
    formation: donnees.typeLibelle,
    numero,
    recapitulatif: recapitulatif(donnees),
  }
}

function recapitulatif(donnees: DonneesDemande): Faits {
  const { contact, remarques } = donnees
  const joindre = contact && [contact.email, formatTelephone(contact.telephone)].join(', ')
  const lignes: [string, string | null | undefined][] = [
    ['Formation', `${donnees.typeLibelle}, ${plural(donnees.nombre, 'personne', 'personnes')}`],
    ['Dates', datesSouhaitees(donnees)],
    ['Lieu', lieuSouhaite(donnees)],
    ['Contact', contact && `${nomContact(contact)}, ${joindre}`],
    ['Remarques', remarques],
  ]
  return lignes.flatMap(([nom, valeur]): [string, string][] => (valeur ? [[nom, valeur]] : []))
}

export function accuseEmail(demande: Lue, to: string, suivi: string): Envoi {
  return envoi(
    modeleAccuse,
    { ...valeurs(demande), lien_suivi: suivi },
    { to, objet: { genre: 'demande_formation', id: demande.id } },
  )
}

type Destinataire = { to: string; prenom: string; personneId: string }

export function aTraiterEmail(
  demande: Lue,
  { to, prenom, personneId }: Destinataire,
  lien: string,
): Envoi {
  return envoi(
    modeleATraiter,
    { ...valeurs(demande), prenom, lien_formation: lien },
    { to, personneId, objet: { genre: 'demande_formation', id: demande.id } },
  )
}
