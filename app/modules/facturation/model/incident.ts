import type { sujets } from './alerte.ts'

/** What the treasurer has to settle on a payment. */
export const genresIncident = ['remboursement_echoue', 'litige', 'trop_percu', 'a_rendre'] as const
export type GenreIncident = (typeof genresIncident)[number]

export const libellesIncident: Record<GenreIncident, string> = {
  remboursement_echoue: 'Remboursement échoué',
  litige: 'Litige',
  trop_percu: 'Payé en trop',
  a_rendre: 'À rendre ou à décider',
}

/** What happened, and what to do about it. */
export const consignesIncident: Record<GenreIncident, string> = {
  remboursement_echoue:
    'La somme n’est pas arrivée chez le payeur. Réessayez sur la carte, ou rendez-la autrement.',
  litige:
    'Le payeur conteste ce paiement auprès de sa banque. Répondez dans votre tableau de bord Stripe avant la date limite.',
  trop_percu:
    'Plus que le prix a été payé : par carte, alors qu’un autre règlement était noté. Rendez la différence, ou gardez-la avec une raison.',
  a_rendre: 'La personne n’est plus inscrite. Remboursez-la, ou gardez la somme avec une raison.',
}

export const issuesIncident = ['rembourse', 'autrement', 'gagne', 'classe'] as const
export type IssueIncident = (typeof issuesIncident)[number]

export const libellesIssue: Record<IssueIncident, string> = {
  rembourse: 'Remboursé',
  autrement: 'Rendu autrement',
  gagne: 'Litige gagné',
  classe: 'Classé',
}

/** What the treasurer is told when it opens. */
export const sujetDe = {
  remboursement_echoue: 'remboursement_echoue',
  litige: 'litige',
  trop_percu: 'trop_percu',
} as const satisfies Partial<Record<GenreIncident, keyof typeof sujets>>

/** Why the provider refused a refund, in plain words; its codes are documented by its API. */
export function raisonEnClair(code: string | null): string | null {
  if (code === null) return null
  if (code.endsWith('_card')) return 'La carte du payeur n’est plus valable.'
  return raisons[code] ?? `Raison donnée par Stripe : ${code}.`
}

const raisons: Record<string, string> = {
  balance_insufficient: 'Le solde de votre compte Stripe ne suffit pas.',
  charge_already_refunded: 'Ce paiement était déjà remboursé chez Stripe.',
  charge_disputed: 'Ce paiement fait l’objet d’un litige.',
  declined: 'La banque du payeur a refusé.',
  insufficient_funds: 'Le solde de votre compte Stripe ne suffit pas.',
  unknown: 'Stripe ne donne pas de raison.',
  fraudulent: 'Le payeur dit ne pas avoir fait ce paiement.',
  duplicate: 'Le payeur dit avoir payé deux fois.',
  product_not_received: 'Le payeur dit ne pas avoir reçu la formation.',
}
