import type { EmailMessage } from '#app/platform/email/message.ts'
import { faits, type Lettre, lettre } from './lettre.ts'

export const modeleDejaValidee = 'stagiaire.deja_validee'

/** STA-2 (b): a second sign-up was refused; only the known address learns where the first one is. */
export function dejaValideeEmail(donnees: Lettre): EmailMessage {
  return lettre(donnees, modeleDejaValidee, `Vous avez déjà une place : ${donnees.intitule}`, [
    {
      p: 'Une nouvelle inscription a été demandée à votre nom. Elle n’a pas été enregistrée : vous avez déjà une inscription validée pour ce type de formation.',
    },
    faits(donnees),
    { p: 'Pour changer de date, contactez l’union.' },
    { button: { label: 'Voir mon inscription', href: donnees.suivi } },
  ])
}
