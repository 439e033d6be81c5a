import { type StatutInscription, statutsVivants } from '#app/modules/stagiaire/model.ts'
import { formatInstant, formatMoney } from '#app/ui/format.ts'

type Paiement = {
  statut: StatutInscription
  tenueJusque: Date | null
  sansPlace: boolean
  /** Cents still due by somebody of the list. */
  reste: number
  /** Why they do not pay it by card. */
  empechement: string | undefined
  /** A payment page is open at the provider. */
  enCours: boolean
}

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
  if (statutsVivants.includes(statut)) return phraseInscrite(paiement, retour)
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

/** STA-7: somebody of the list pays when they like; their place does not depend on it. */
function phraseInscrite({ statut, reste, empechement, enCours }: Paiement, retour: string): Etat {
  if (reste === 0 && statut === 'validee')
    return {
      genre: 'fait',
      titre: 'Votre inscription est validée.',
      phrase: 'Le paiement est reçu. Votre reçu est sur la page de votre inscription.',
    }
  if (empechement !== undefined)
    return {
      genre: 'info',
      titre: empechement,
      phrase: 'Revoyez votre inscription, ou contactez l’union.',
    }
  if (retour === 'panne')
    return {
      genre: 'attend',
      titre: 'Le service de paiement ne répond pas.',
      phrase: 'Votre place reste à vous et rien n’a été débité. Réessayez dans une minute.',
      payer: 'Réessayer',
    }
  if (retour === 'fait' && enCours)
    return {
      genre: 'info',
      titre: 'Nous attendons la confirmation de votre paiement.',
      phrase: 'Cette page se met à jour d’elle-même : ne payez pas une seconde fois.',
      attend: true,
    }
  if (retour === 'annule')
    return {
      genre: 'attend',
      titre: 'Le paiement est annulé.',
      phrase: 'Rien n’a été débité et votre place reste à vous. Vous pouvez payer plus tard.',
      payer: 'Payer par carte',
    }
  return {
    genre: 'attend',
    titre: `Il reste ${formatMoney(reste)} à payer.`,
    phrase:
      statut === 'validee'
        ? 'Votre place est à vous. Payez par carte si vous le souhaitez, ou comme convenu avec l’union.'
        : 'Votre place est à vous. Payée par carte, votre inscription est validée aussitôt.',
    payer: 'Payer par carte',
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
