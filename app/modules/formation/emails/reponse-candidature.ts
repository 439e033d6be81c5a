import type { EmailMessage } from '#app/platform/email/message.ts'
import type { Formation, Journee } from '../model.ts'
import { faitsJournees } from './horaires.ts'

type Donnees = {
  to: string
  prenom: string
  personneId: string
  candidatureId: string
  acceptee: boolean
  formation: Formation
  journees: Journee[]
  lien: string
}

export function reponseCandidatureEmail(donnees: Donnees): EmailMessage {
  const { to, prenom, personneId, candidatureId, acceptee, formation, journees, lien } = donnees
  const faits: [string, string][] = [
    ['Formation', `${formation.intitule} (${formation.numero})`],
    ...faitsJournees(journees),
  ]
  return {
    modele: acceptee ? 'formation.candidature_acceptee' : 'formation.candidature_refusee',
    to,
    subject: acceptee
      ? `Vous encadrez : ${formation.intitule}`
      : `Candidature déclinée : ${formation.intitule}`,
    personneId,
    objet: { genre: 'candidature', id: candidatureId },
    blocks: [
      { p: `Bonjour ${prenom},` },
      {
        p: acceptee
          ? 'Vous faites partie de l’équipe de cette formation. Merci de votre engagement.'
          : 'Cette formation a trouvé ses formateurs : votre candidature n’a pas été retenue. Merci de l’avoir proposée.',
      },
      { facts: faits },
      ...(acceptee ? [{ button: { label: 'Voir la formation', href: lien } }] : []),
    ],
  }
}
