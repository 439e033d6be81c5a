import type { EmailMessage } from '#app/platform/email/message.ts'
import { formatDay } from '#app/ui/format.ts'
import type { Formation, Journee } from '../model.ts'
import { faitsJournees } from './horaires.ts'

type Donnees = {
  to: string
  prenom: string
  personneId: string
  formation: Formation
  journees: Journee[]
  lien: string
}

export function nouvelleFormationEmail({
  to,
  prenom,
  personneId,
  formation,
  journees,
  lien,
}: Donnees): EmailMessage {
  const jour = formation.premierJour ? `, ${formatDay(formation.premierJour)}` : ''
  return {
    modele: 'formation.ouverte',
    to,
    subject: `Formateurs recherchés : ${formation.intitule}${jour}`,
    personneId,
    objet: { genre: 'formation', id: formation.id },
    blocks: [
      { p: `Bonjour ${prenom},` },
      {
        p: `Une formation « ${formation.typeLibelle} » vient d’être ouverte, et vous avez la compétence pour l’encadrer.`,
      },
      {
        facts: [
          ['Formation', `${formation.intitule} (${formation.numero})`],
          ...faitsJournees(journees),
        ],
      },
      { button: { label: 'Postuler', href: lien } },
      { small: 'Vous recevez ce message parce que vous êtes formateur de l’union.' },
    ],
  }
}
