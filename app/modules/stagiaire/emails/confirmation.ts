import type { EmailMessage } from '#app/platform/email/message.ts'
import { faits, type Lettre, lettre } from './lettre.ts'

export const modeleConfirmation = 'stagiaire.confirmation'

/** STA-4: the sign-up is recorded; the link follows it. */
export function confirmationEmail(donnees: Lettre): EmailMessage {
  return lettre(donnees, modeleConfirmation, `Votre inscription : ${donnees.intitule}`, [
    { p: 'Votre inscription est enregistrée. L’union la valide, puis vous écrit.' },
    faits(donnees),
    { button: { label: 'Suivre mon inscription', href: donnees.suivi } },
    { small: 'Ce lien est personnel : ne le transmettez pas. Gardez ce message.' },
  ])
}
