import type { EmailMessage } from '#app/platform/email/message.ts'

type Donnees = {
  to: string
  union: string
  pseudo: string
  lien: string
  genre: 'creation' | 'oubli'
  heures: number
  personneId: string
}

const textes = {
  creation: {
    modele: 'compte.creation',
    sujet: (union: string) => `Votre compte ${union}`,
    debut: (union: string) =>
      `${union} vient de créer un compte pour vous. Choisissez votre mot de passe pour l’ouvrir.`,
    sinon: 'Si vous ne connaissez pas cette union, ne faites rien\u00a0: le compte restera fermé.',
  },
  oubli: {
    modele: 'compte.oubli',
    sujet: () => 'Choisir un nouveau mot de passe',
    debut: () => 'Un nouveau mot de passe a été demandé pour votre compte.',
    sinon: 'Si vous n’avez rien demandé, ne faites rien\u00a0: votre mot de passe reste le même.',
  },
}

/** The link that lets one choose a password. Secret: never stored (MAI-2). */
export function lienAccesEmail(donnees: Donnees): EmailMessage {
  const { to, union, pseudo, lien, genre, heures, personneId } = donnees
  const { modele, sujet, debut, sinon } = textes[genre]
  const duree = heures === 1 ? 'une heure' : `${heures}\u00a0heures`
  return {
    modele,
    to,
    subject: sujet(union),
    personneId,
    secret: true,
    blocks: [
      { p: 'Bonjour,' },
      { p: debut(union) },
      { facts: [['Votre identifiant', pseudo]] },
      { button: { label: 'Choisir mon mot de passe', href: lien } },
      { small: `Ce lien sert une seule fois, pendant ${duree}. ${sinon}` },
    ],
  }
}
