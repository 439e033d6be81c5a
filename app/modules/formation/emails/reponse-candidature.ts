import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import type { Formation, Journee } from '../model.ts'
import { balisesFormation, valeursFormation } from './horaires.ts'

const balises = {
  ...balisesFormation,
  lien_formation: {
    explication: 'La page de la formation, dans l’espace des adhérents.',
    exemple: 'https://exemple.fr/espace/formations/exemple',
    lien: true,
  },
} as const

export const modeleAcceptee = defineModele({
  cle: 'formation.candidature_acceptee',
  nom: 'Candidature acceptée',
  rubrique: 'Formateurs',
  quand: 'Quand un formateur est accepté ou affecté à une formation.',
  pour: 'Le formateur',
  facultatif: true,
  apercu: 'formation',
  balises,
  sujet: 'Vous encadrez : {formation}',
  corps: `Bonjour {prenom},

Vous faites partie de l’équipe de cette formation. Merci de votre engagement.

{recapitulatif}

[bouton : Voir la formation]({lien_formation})`,
})

export const modeleRefusee = defineModele({
  cle: 'formation.candidature_refusee',
  nom: 'Candidature refusée',
  rubrique: 'Formateurs',
  quand: 'Quand la candidature d’un formateur est déclinée.',
  pour: 'Le formateur',
  facultatif: true,
  apercu: 'formation',
  balises,
  sujet: 'Candidature déclinée : {formation}',
  corps: `Bonjour {prenom},

Cette formation a trouvé ses formateurs : votre candidature n’a pas été retenue. Merci de l’avoir proposée.

{recapitulatif}`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  candidatureId: string
  acceptee: boolean
  formation: Formation
  journees: Journee[]
  lien: string
}

export function reponseCandidatureEmail(donnees: Donnees): Envoi {
  const { to, personneId, candidatureId, acceptee, lien } = donnees
  return envoi(
    acceptee ? modeleAcceptee : modeleRefusee,
    { ...valeursFormation(donnees), lien_formation: lien },
    { to, personneId, objet: { genre: 'candidature', id: candidatureId } },
  )
}
