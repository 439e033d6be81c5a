import type { EmailBlock, EmailMessage } from '#app/platform/email/message.ts'
import { formatMoney } from '#app/ui/format.ts'
import { formatPrix } from '../model/horaires.ts'
import { nomComplet } from '../model/stagiaire.ts'

/** What is known of an inscription when a mail speaks of it. */
export type Lettre = {
  to: string
  id: string
  personneId: string
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
  intitule: string
  numero: string
  /** Cents. */
  prix: number
  /** One line a day. */
  journees: string
  union: string
  contact: string[]
  /** Secret link of the trainee. */
  suivi: string
}

/** The frame of every mail to a trainee: whom it concerns, of which formation it speaks. */
export function lettre(
  donnees: Lettre,
  modele: string,
  subject: string,
  blocks: EmailBlock[],
): EmailMessage {
  return {
    modele,
    to: donnees.to,
    subject,
    personneId: donnees.personneId,
    objet: { genre: 'inscription', id: donnees.id },
    blocks: [{ p: 'Bonjour,' }, ...blocks, ...contact(donnees)],
  }
}

export function faits(donnees: Lettre): EmailBlock {
  return {
    facts: [
      ['Stagiaire', nomComplet(donnees)],
      ['Formation', `${donnees.intitule} (${donnees.numero})`],
      ['Quand et où', donnees.journees],
      ['Prix', formatPrix(donnees.prix, formatMoney)],
    ],
  }
}

function contact({ contact }: Lettre): EmailBlock[] {
  return contact.length === 0
    ? []
    : [{ small: `Une question ? Écrivez ou appelez : ${contact.join(', ')}.` }]
}
