import { defineModele, type Envoi, envoi, type Faits } from '#app/modules/courriel/model/modele.ts'
import { formatMoney } from '#app/ui/format.ts'
import { phraseJournee } from '../model/horaires.ts'
import type { Formation, Journee } from '../model.ts'

const balises = {
  contact: { explication: 'L’interlocuteur du client.', exemple: 'Nadia Petit' },
  client: { explication: 'La raison sociale du client.', exemple: 'Mairie de Montclair' },
  numero_client: { explication: 'Le numéro du client.', exemple: 'C00042' },
  formation: { explication: 'L’intitulé de la formation.', exemple: 'PSC, Mairie de Montclair' },
  numero: { explication: 'Le numéro de la formation.', exemple: 'F26-0042' },
  recapitulatif: {
    explication: 'La formation, ses journées, ses places et son prix, une ligne chacun.',
    exemple: [
      ['Formation', 'PSC, Mairie de Montclair (F26-0042)'],
      ['Quand et où', 'sam. 28 nov. 2026, 8 h 30 – 12 h 30, salle Barthélemy'],
      ['Places', '10'],
      ['Prix', '60,00\u00a0€ par stagiaire'],
    ] satisfies Faits,
  },
  lien_suivi: {
    explication: 'Le lien qui suit la demande, quand elle vient du site public.',
    exemple: 'https://exemple.fr/suivi/exemple',
    lien: true,
    facultative: true,
  },
} as const

export const modeleConvention = defineModele({
  cle: 'formation.convention',
  nom: 'Convention de formation',
  rubrique: 'Clients',
  quand: 'Quand un gestionnaire envoie la convention d’une formation.',
  pour: 'L’interlocuteur du client',
  balises,
  sujet: 'Convention de formation : {formation}',
  corps: `Bonjour {contact},

Voici la convention de votre formation, en pièce jointe. Relisez-la, signez-la et renvoyez-la-nous en répondant à ce message.

{recapitulatif}

[bouton : Suivre ma demande]({lien_suivi})

> Votre numéro de client est le {numero_client}.`,
})

export const modeleDemandeValidee = defineModele({
  cle: 'formation.client_validee',
  nom: 'Formation confirmée au client',
  rubrique: 'Clients',
  quand: 'Quand la formation demandée par un client est validée.',
  pour: 'L’interlocuteur du client',
  balises,
  sujet: 'Votre formation est confirmée : {formation}',
  corps: `Bonjour {contact},

Votre formation est confirmée.

{recapitulatif}

[bouton : Suivre ma demande]({lien_suivi})`,
})

export const modeleDemandeRefusee = defineModele({
  cle: 'formation.client_refusee',
  nom: 'Formation refusée au client',
  rubrique: 'Clients',
  quand: 'Quand la formation demandée par un client est refusée.',
  pour: 'L’interlocuteur du client',
  balises: {
    ...balises,
    motif: {
      explication: 'La raison écrite par le gestionnaire.',
      exemple: 'Aucun formateur n’est libre à ces dates.',
    },
  },
  sujet: 'Votre demande de formation : {formation}',
  corps: `Bonjour {contact},

Nous ne pouvons pas donner suite à votre demande de formation.

{motif}

Répondez à ce message pour en parler : d’autres dates sont peut-être possibles.

[bouton : Revoir ma demande]({lien_suivi})`,
})

export type LettreClient = {
  to: string
  contact: string
  client: string
  clientNumero: string
  formation: Formation
  journees: Journee[]
  suivi: string | null
  objet: { genre: string; id: string }
}

function valeurs(lettre: LettreClient) {
  const { contact, client, clientNumero, formation, journees, suivi } = lettre
  const faits: Faits = [
    ['Formation', `${formation.intitule} (${formation.numero})`],
    ...journees.map((journee, rang): [string, string] => [
      journees.length > 1 ? `Journée ${rang + 1}` : 'Quand et où',
      phraseJournee(journee),
    ]),
    ['Places', String(formation.places)],
    ['Prix', formation.prix === 0 ? 'Gratuit' : `${formatMoney(formation.prix)} par stagiaire`],
  ]
  return {
    contact,
    client,
    numero_client: clientNumero,
    formation: formation.intitule,
    numero: formation.numero,
    recapitulatif: faits,
    lien_suivi: suivi,
  }
}

export function conventionEmail(lettre: LettreClient, fichierId: string): Envoi {
  const { to, objet } = lettre
  return envoi(modeleConvention, valeurs(lettre), { to, objet, pieces: [fichierId] })
}

export function demandeValideeEmail(lettre: LettreClient): Envoi {
  const { to, objet } = lettre
  return envoi(modeleDemandeValidee, valeurs(lettre), { to, objet })
}

export function demandeRefuseeEmail(lettre: LettreClient): Envoi {
  const { to, objet, formation } = lettre
  return envoi(
    modeleDemandeRefusee,
    { ...valeurs(lettre), motif: formation.motif ?? '' },
    { to, objet },
  )
}
