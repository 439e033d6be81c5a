import type { EmailMessage } from '#app/platform/email/message.ts'
import { faits, type Lettre, lettre } from './lettre.ts'

export const modeleValidation = 'stagiaire.inscription_validee'

/** STA-5: *inscription validée*. */
export function validationEmail(donnees: Lettre): EmailMessage {
  return lettre(donnees, modeleValidation, `Inscription validée : ${donnees.intitule}`, [
    { p: 'Votre inscription est validée. Nous vous attendons :' },
    faits(donnees),
    { button: { label: 'Revoir mon inscription', href: donnees.suivi } },
  ])
}
