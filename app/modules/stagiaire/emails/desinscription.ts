import type { EmailMessage } from '#app/platform/email/message.ts'
import { faits, type Lettre, lettre } from './lettre.ts'

export const modeleDesinscription = 'stagiaire.desinscription'

const phrases = {
  demande: 'À votre demande, votre inscription à cette formation est annulée.',
  gestionnaire: 'L’union a retiré votre inscription à cette formation.',
  refusee: 'L’union ne peut pas accepter votre inscription à cette formation.',
} as const

/** STA-5: refusal and removal send theirs. */
export function desinscriptionEmail(donnees: Lettre, cause: keyof typeof phrases): EmailMessage {
  const sujet = cause === 'refusee' ? 'Inscription non acceptée' : 'Inscription annulée'
  return lettre(donnees, modeleDesinscription, `${sujet} : ${donnees.intitule}`, [
    { p: phrases[cause] },
    faits(donnees),
  ])
}
