import type { StatutInscription } from '#app/modules/stagiaire/model.ts'
import { formatInstant } from '#app/ui/format.ts'

type Paiement = { statut: StatutInscription; tenueJusque: Date | null; sansPlace: boolean }

type Vue = { retour: string; now: Date; fuseau: string }

type Etat = {
  genre: 'info' | 'attend' | 'fait' | 'refus'
  titre: string
  phrase: string
  /** What the button says, when it can be paid from here. */
  payer?: string
  /** The page comes back by itself: the provider has not told yet. */
  attend?: true
}

/** Where the payment of a sign-up stands, in plain words. */
export function phrasePaiement(paiement: Paiement, { retour, now, fuseau }: Vue): Etat {
  const { statut, tenueJusque, sansPlace } = paiement
  if (statut === 'validee')
    return {
      genre: 'fait',
      titre: 'Votre inscription est validée.',
      phrase:
        'Le paiement est reçu. Un courriel de confirmation et votre reçu partent dans la minute.',
    }
  if (sansPlace)
    return {
      genre: 'attend',
      titre: 'Votre paiement est arrivé, mais la place n’était plus libre.',
      phrase: 'Le trésorier de l’union est prévenu : il vous trouve une place ou vous rembourse.',
    }
  const tenue = statut === 'reservee' && tenueJusque !== null && tenueJusque > now
  if (tenue)
    return phraseTenue(
      retour,
      `Votre place est gardée jusqu’au ${formatInstant(tenueJusque, fuseau)}.`,
    )
  if (statut === 'reservee' || statut === 'expiree')
    return {
      genre: 'attend',
      titre: retour === 'annule' ? 'Le paiement est annulé.' : 'Le délai pour payer est passé.',
      phrase:
        'Rien n’a été débité et votre place est libre à nouveau. Vous pouvez la reprendre tant qu’il en reste : vos réponses sont gardées.',
      payer: 'Reprendre ma place et payer',
    }
  return {
    genre: 'info',
    titre: 'Cette inscription ne se paie pas ici.',
    phrase: 'Revoyez votre inscription, ou contactez l’union.',
  }
}

function phraseTenue(retour: string, jusque: string): Etat {
  if (retour === 'panne')
    return {
      genre: 'attend',
      titre: 'Le service de paiement ne répond pas.',
      phrase: `${jusque} Rien n’a été débité. Réessayez dans une minute.`,
      payer: 'Réessayer',
    }
  if (retour === 'fait')
    return {
      genre: 'info',
      titre: 'Nous attendons la confirmation de votre paiement.',
      phrase: `${jusque} Cette page se met à jour d’elle-même : ne payez pas une seconde fois.`,
      attend: true,
    }
  return {
    genre: 'attend',
    titre: 'Il reste à payer votre inscription.',
    phrase: `${jusque} Elle sera validée dès que le paiement sera reçu.`,
    payer: 'Payer par carte',
  }
}
