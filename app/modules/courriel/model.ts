export type StatutCourriel =
  | 'en_attente'
  | 'remis'
  | 'refuse'
  | 'incertain'
  | 'erreur'
  | 'retourne'
  | 'retenu'

export const libelleStatut: Record<StatutCourriel, string> = {
  en_attente: 'En attente',
  remis: 'Remis au serveur',
  refuse: 'Refusé',
  incertain: 'Incertain',
  erreur: 'Non remis',
  retourne: 'Reçu en erreur',
  retenu: 'Non envoyé',
}

type Issue = 'accepted' | 'refused' | 'unknown' | 'failed'

/**
 * What an attempt makes of a mail. Once the whole message has left and no answer came, nobody knows:
 * it is never sent again by itself. A definite refusal ends it; the rest is tried again.
 */
export function suiteRemise(issue: Issue, dernierEssai: boolean): StatutCourriel {
  if (issue === 'accepted') return 'remis'
  if (issue === 'refused') return 'refuse'
  if (issue === 'unknown') return 'incertain'
  return dernierEssai ? 'erreur' : 'en_attente'
}

/** A mail written while no server was configured leaves by itself during a week. */
export const joursAttente = 7

type Attente = { creeLe: Date; conserve: boolean; smtp: boolean; now: Date }

/** Why a mail is where it is, and what can be done about it. */
export function explication(
  statut: StatutCourriel,
  { creeLe, conserve, smtp, now }: Attente,
): string {
  const renvoyer = conserve ? ' Vous pouvez le renvoyer.' : ' Un nouveau lien peut être demandé.'
  if (statut === 'remis') return 'Le serveur de messagerie l’a pris en charge.'
  if (statut === 'refuse') return `Le serveur du destinataire n’en veut pas.${renvoyer}`
  if (statut === 'erreur') return `Tous les essais ont échoué.${renvoyer}`
  if (statut === 'retourne') return `Le serveur du destinataire l’a renvoyé.${renvoyer}`
  if (statut === 'retenu')
    return `Cette adresse a échoué trois fois\u00a0: les mails facultatifs ne lui sont plus envoyés.${renvoyer}`
  if (statut === 'incertain')
    return `Il est parti, mais aucune réponse n’est venue. Il est peut-être arrivé\u00a0: il ne repart pas tout seul.${renvoyer}`
  if (now.getTime() - creeLe.getTime() > joursAttente * 86_400_000)
    return `Il attend depuis plus de ${joursAttente}\u00a0jours et ne partira plus tout seul.${renvoyer}`
  if (!smtp) return 'En attente\u00a0: aucun serveur d’envoi n’est configuré.'
  return 'Il part dans la minute, ou au prochain essai.'
}
