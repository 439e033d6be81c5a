import type { EmailMessage } from '#app/platform/email/message.ts'
import { faits, type Lettre, lettre } from './lettre.ts'

export const modeleReinscription = 'stagiaire.reinscription'

/** STA-2 (a): another sign-up took this one's place; the link takes it back while places remain. */
export function reinscriptionEmail(donnees: Lettre): EmailMessage {
  return lettre(donnees, modeleReinscription, `Votre inscription change : ${donnees.intitule}`, [
    {
      p: 'Une nouvelle inscription à votre nom, pour le même type de formation, remplace celle-ci :',
    },
    faits(donnees),
    {
      p: 'Si cela vient de vous, vous n’avez rien à faire. Sinon, reprenez votre place tant qu’il en reste.',
    },
    { button: { label: 'Reprendre cette inscription', href: donnees.suivi } },
  ])
}
