import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import type { Formation, Journee } from '../model.ts'
import { balisesFormation, valeursFormation } from './horaires.ts'

const motifFacultatif = {
  explication: 'La raison donnée, quand il y en a une.',
  exemple: 'Je suis de garde ce jour-là.',
  facultative: true,
} as const

const lienFormation = {
  explication: 'La page de la formation, dans l’espace des adhérents.',
  exemple: 'https://exemple.fr/espace/formations/exemple',
  lien: true,
} as const

export const modeleQuitteEquipe = defineModele({
  cle: 'formation.quitte_equipe',
  nom: 'Formateur retiré ou remplacé',
  rubrique: 'Formateurs',
  quand: 'Quand un gestionnaire retire un formateur de l’équipe, ou le remplace.',
  pour: 'Le formateur qui quitte l’équipe',
  facultatif: true,
  apercu: 'formation',
  balises: { ...balisesFormation, motif: motifFacultatif },
  sujet: 'Vous n’encadrez plus : {formation}',
  corps: `Bonjour {prenom},

Vous ne faites plus partie de l’équipe de cette formation : vous n’avez pas à venir.

{recapitulatif}

{motif}`,
})

export const modeleJourneesChangees = defineModele({
  cle: 'formation.affectation_changee',
  nom: 'Journées d’un formateur changées',
  rubrique: 'Formateurs',
  quand: 'Quand un gestionnaire change les journées d’un formateur de l’équipe.',
  pour: 'Le formateur',
  facultatif: true,
  apercu: 'formation',
  balises: { ...balisesFormation, lien_formation: lienFormation },
  sujet: 'Vos journées ont changé : {formation}',
  corps: `Bonjour {prenom},

Vos journées dans l’équipe de cette formation ont changé. Voici celles où vous êtes attendu.

{recapitulatif}

[bouton : Voir la formation]({lien_formation})`,
})

export const modeleRetrait = defineModele({
  cle: 'formation.formateur_parti',
  nom: 'Un formateur se retire',
  rubrique: 'Formateurs',
  quand: 'Quand un formateur se retire d’une formation, ou reprend sa candidature.',
  pour: 'Les gestionnaires des formations',
  facultatif: true,
  apercu: 'formation',
  balises: {
    ...balisesFormation,
    prenom: { explication: 'Le prénom du gestionnaire.', exemple: 'Claire' },
    formateur: { explication: 'Le formateur qui se retire.', exemple: 'Paul Girard' },
    motif: motifFacultatif,
    lien_personnel: {
      explication: 'La page où l’on choisit un autre formateur.',
      exemple: 'https://exemple.fr/espace/formations/exemple/personnel',
      lien: true,
    },
  },
  sujet: '{formateur} se retire : {formation}',
  corps: `Bonjour {prenom},

{formateur} se retire de cette formation.

{recapitulatif}

{motif}

[bouton : Choisir un autre formateur]({lien_personnel})`,
})

type Donnees = {
  to: string
  prenom: string
  personneId: string
  formation: Formation
  journees: Journee[]
}

export function quitteEquipeEmail(
  donnees: Donnees & { candidatureId: string; motif: string | null },
): Envoi {
  const { to, personneId, candidatureId, motif } = donnees
  return envoi(
    modeleQuitteEquipe,
    { ...valeursFormation(donnees), motif },
    { to, personneId, objet: { genre: 'candidature', id: candidatureId } },
  )
}

export function journeesChangeesEmail(
  donnees: Donnees & { candidatureId: string; lien: string },
): Envoi {
  const { to, personneId, candidatureId, lien } = donnees
  return envoi(
    modeleJourneesChangees,
    { ...valeursFormation(donnees), lien_formation: lien },
    { to, personneId, objet: { genre: 'candidature', id: candidatureId } },
  )
}

export function retraitEmail(
  donnees: Donnees & { formateur: string; motif: string | null; lien: string },
): Envoi {
  const { to, personneId, formateur, motif, lien, formation } = donnees
  return envoi(
    modeleRetrait,
    { ...valeursFormation(donnees), formateur, motif, lien_personnel: lien },
    { to, personneId, objet: { genre: 'formation', id: formation.id } },
  )
}
