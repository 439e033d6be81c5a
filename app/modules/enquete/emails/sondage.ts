import { defineModele, type Envoi, envoi, type Modele } from '#app/modules/courriel/model/modele.ts'
import { formatDay } from '#app/ui/format.ts'
import type { GenreEnquete } from '../model.ts'

const balises = {
  prenom: {
    explication: 'Le prénom de la personne, ou « Madame, Monsieur » quand il n’est pas connu.',
    exemple: 'Nadia',
  },
  formation: { explication: 'L’intitulé de la formation.', exemple: 'PSC à Besançon' },
  numero: { explication: 'Le numéro de la formation.', exemple: 'F26-0042' },
  date: { explication: 'Le dernier jour de la formation.', exemple: 'sam. 21 nov. 2026' },
  lien_sondage: {
    explication: 'Le lien personnel vers le sondage. Il n’accepte qu’une réponse.',
    exemple: 'https://exemple.fr/sondage/exemple',
    lien: true,
    obligatoire: true,
  },
  contact: {
    explication: 'L’adresse et le téléphone du service des formations.',
    exemple: 'formations@exemple.fr, 03 81 00 00 00',
    facultative: true,
  },
} as const

type ModeleSondage = Modele<typeof balises>

const fin = `[bouton : Donner mon avis]({lien_sondage})

Deux minutes suffisent, sans compte ni mot de passe. Vos réponses sont lues sans votre nom.

> Une question ? Écrivez ou appelez : {contact}.`

function modele(
  genre: string,
  nom: string,
  quand: string,
  pour: string,
  sujet: string,
  debut: string,
): ModeleSondage {
  return defineModele({
    cle: `enquete.${genre}`,
    nom,
    rubrique: 'Sondages',
    quand,
    pour,
    balises,
    sujet,
    corps: `Bonjour {prenom},\n\n${debut}\n\n${fin}`,
  })
}

/** STA-8: one mail a survey, and one for the reminders of all. */
export const modelesSondage: Record<GenreEnquete | 'relance', ModeleSondage> = {
  chaud: modele(
    'chaud',
    'Sondage à chaud',
    'Dès que la formation est clôturée.',
    'Chaque stagiaire validé qui a une adresse',
    'Votre avis sur la formation {formation}',
    'Vous venez de suivre « {formation} » ({date}). Qu’en avez-vous pensé ?',
  ),
  froid: modele(
    'froid',
    'Sondage à froid',
    'Quelques semaines après la formation ; le délai est dans Préférences union.',
    'Chaque stagiaire validé qui a une adresse',
    'Que vous reste-t-il de la formation {formation} ?',
    'Vous avez suivi « {formation} » ({date}). Avec le recul, qu’en avez-vous retiré ?',
  ),
  entreprise: modele(
    'entreprise',
    'Sondage au client',
    'Dès que la formation est clôturée.',
    'Le contact principal du client',
    'Votre avis sur la formation {formation}',
    'La formation « {formation} » ({numero}) organisée pour vous est terminée. Votre avis nous aide à progresser.',
  ),
  formateur: modele(
    'formateur',
    'Sondage au formateur',
    'Dès que la formation est clôturée.',
    'Chaque formateur de la formation',
    'Comment s’est passée la formation {formation} ?',
    'Vous avez encadré « {formation} » ({date}). Dites-nous ce qui a marché et ce qui a manqué.',
  ),
  relance: modele(
    'relance',
    'Relance d’un sondage',
    'Deux fois au plus, à qui n’a pas répondu ; le délai est dans Préférences union.',
    'La personne qui n’a pas encore répondu',
    'Il est encore temps : votre avis sur {formation}',
    'Vous n’avez pas encore donné votre avis sur « {formation} » ({date}). Il nous serait utile.',
  ),
}

type Donnees = {
  to: string
  genre: GenreEnquete
  prenom: string | null
  personneId: string | null
  formationId: string
  intitule: string
  numero: string
  dernierJour: string | null
  lien: string
  contact: string[]
}

export function sondageEmail(donnees: Donnees, relance: boolean): Envoi {
  const valeurs = {
    prenom: donnees.prenom ?? 'Madame, Monsieur',
    formation: donnees.intitule,
    numero: donnees.numero,
    date: donnees.dernierJour ? formatDay(donnees.dernierJour) : '',
    lien_sondage: donnees.lien,
    contact: donnees.contact.join(', '),
  }
  const { to, personneId, formationId, genre } = donnees
  const objet = { genre: 'formation', id: formationId }
  return envoi(modelesSondage[relance ? 'relance' : genre], valeurs, { to, personneId, objet })
}
