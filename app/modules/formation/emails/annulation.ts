import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import type { Formation, Journee } from '../model.ts'
import { balisesFormation, valeursFormation } from './horaires.ts'

const motif = {
  explication: 'Ce que l’union a écrit en annulant.',
  exemple: 'La salle n’est plus disponible.',
} as const

/** FOR-2. */
export const modeleAnnulationFormateur = defineModele({
  cle: 'formation.annulee',
  nom: 'Formation annulée, pour les formateurs',
  rubrique: 'Formateurs',
  quand: 'Quand une formation est annulée.',
  pour: 'Les formateurs retenus ou qui ont postulé',
  facultatif: true,
  apercu: 'formation',
  balises: { ...balisesFormation, motif },
  sujet: 'Formation annulée : {formation}',
  corps: `Bonjour {prenom},

Cette formation est annulée : vous n’êtes plus attendu.

{motif}

{recapitulatif}`,
})

export const modeleAnnulationClient = defineModele({
  cle: 'formation.annulee_client',
  nom: 'Formation annulée, pour le client',
  rubrique: 'Formateurs',
  quand: 'Quand une formation privée est annulée.',
  pour: 'Le premier contact du client',
  apercu: 'formation',
  balises: {
    ...balisesFormation,
    motif,
    prenom: { explication: 'Le prénom du contact.', exemple: 'Camille', facultative: true },
    client: { explication: 'Le nom du client.', exemple: 'Mairie de Montclair' },
  },
  sujet: 'Formation annulée : {formation}',
  corps: `Bonjour,

La formation prévue pour {client} est annulée. Les stagiaires déjà inscrits sont prévenus.

{motif}

{recapitulatif}

> Pour convenir d’une autre date, répondez à ce message.`,
})

type Donnees = {
  to: string
  prenom: string
  formation: Formation
  journees: Journee[]
}

export function annulationFormateurEmail(donnees: Donnees & { personneId: string }): Envoi {
  const { to, personneId, formation } = donnees
  return envoi(
    modeleAnnulationFormateur,
    { ...valeursFormation(donnees), motif: formation.motif ?? '' },
    { to, personneId, objet: { genre: 'formation', id: formation.id } },
  )
}

export function annulationClientEmail(donnees: Donnees & { client: string }): Envoi {
  const { to, client, formation } = donnees
  return envoi(
    modeleAnnulationClient,
    { ...valeursFormation(donnees), motif: formation.motif ?? '', client },
    { to, objet: { genre: 'formation', id: formation.id } },
  )
}
