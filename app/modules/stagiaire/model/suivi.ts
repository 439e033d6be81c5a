import type { Jour } from '#app/platform/jour.ts'
import type { MotifDesinscription, StatutInscription } from '../model.ts'

type Suivi = {
  statut: StatutInscription
  motif: MotifDesinscription | null
  presenceValideeLe: Date | null
  statutFormation: string
  dernierJour: Jour | null
  tenueJusque: Date | null
}

type Etat = { genre: 'info' | 'attend' | 'fait' | 'refus'; titre: string; phrase: string }

/** The state of an inscription in plain words, for the person it concerns. */
export function phraseSuivi(suivi: Suivi, aujourdhui: Jour, now: Date): Etat {
  const { statut, statutFormation } = suivi
  if (statut === 'desinscrite') return phraseDesinscrite(suivi.motif)
  if (statut === 'reservee') {
    return {
      genre: 'attend',
      titre: 'Il reste à payer votre inscription.',
      phrase: 'Votre place est gardée pendant le paiement. Elle sera validée dès qu’il sera reçu.',
    }
  }
  if (statut === 'refusee') {
    return {
      genre: 'refus',
      titre: 'Votre inscription n’a pas été acceptée.',
      phrase: 'Contactez l’union pour en connaître la raison.',
    }
  }
  if (statut === 'expiree' || (suivi.tenueJusque !== null && suivi.tenueJusque <= now)) {
    return {
      genre: 'refus',
      titre: 'Le délai pour garder cette place est passé.',
      phrase: 'Vous pouvez vous inscrire à nouveau.',
    }
  }
  if (statutFormation === 'annulee' || statutFormation === 'refusee') {
    return {
      genre: 'refus',
      titre: 'Cette formation n’a pas lieu.',
      phrase: 'Choisissez une autre date, ou contactez l’union.',
    }
  }
  if (statut === 'liste_attente') {
    return {
      genre: 'attend',
      titre: 'Vous êtes sur la liste d’attente.',
      phrase: 'Si une place se libère pour vous, un courriel vous la propose.',
    }
  }
  if (statut === 'proposee') {
    return {
      genre: 'fait',
      titre: 'Une place est libre pour vous.',
      phrase: 'Acceptez-la ci-dessous. Sans réponse, elle sera proposée à la personne suivante.',
    }
  }
  if (suivi.presenceValideeLe !== null) {
    return {
      genre: 'fait',
      titre: 'Vous avez suivi cette formation.',
      phrase: 'Votre présence est validée.',
    }
  }
  const passee = suivi.dernierJour !== null && suivi.dernierJour < aujourdhui
  if (passee)
    return {
      genre: 'info',
      titre: 'La formation est passée.',
      phrase: 'Votre présence n’est pas encore validée.',
    }
  if (statut === 'validee') {
    return {
      genre: 'fait',
      titre: 'Votre inscription est validée.',
      phrase: 'Nous vous attendons aux dates ci-dessous.',
    }
  }
  return {
    genre: 'info',
    titre: 'Votre inscription est enregistrée.',
    phrase: 'L’union doit encore la valider. Vous recevrez un courriel.',
  }
}

function phraseDesinscrite(motif: MotifDesinscription | null): Etat {
  const titre = 'Vous n’êtes plus inscrit à cette formation.'
  if (motif === 'reinscription') {
    return {
      genre: 'attend',
      titre,
      phrase: 'Une autre inscription à votre nom, pour le même type de formation, l’a remplacée.',
    }
  }
  if (motif === 'demande')
    return { genre: 'info', titre, phrase: 'Elle a été annulée à votre demande.' }
  if (motif === 'annulation') return { genre: 'refus', titre, phrase: 'La formation n’a pas lieu.' }
  return {
    genre: 'refus',
    titre,
    phrase: 'L’union a retiré votre inscription. Contactez-la pour en connaître la raison.',
  }
}
