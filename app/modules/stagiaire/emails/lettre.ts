import { type Envoi, envoi, type Faits, type Modele } from '#app/modules/courriel/model/modele.ts'
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
  contact: string[]
  /** Secret link of the trainee. */
  suivi: string
}

/** What every mail to a trainee may name. */
export const balisesStagiaire = {
  stagiaire: { explication: 'Le nom et le prénom du stagiaire.', exemple: 'PETIT Nadia' },
  prenom: { explication: 'Le prénom du stagiaire.', exemple: 'Nadia' },
  formation: { explication: 'L’intitulé de la formation.', exemple: 'PSC à Besançon' },
  numero: { explication: 'Le numéro de la formation.', exemple: 'F26-0042' },
  dates: {
    explication: 'Les journées, leurs horaires et leurs lieux.',
    exemple: 'sam. 28 nov. 2026, 8 h 30 – 12 h 30, salle Barthélemy',
  },
  prix: { explication: 'Le prix de la formation.', exemple: '60,00\u00a0€' },
  recapitulatif: {
    explication: 'Le stagiaire, la formation, les journées et le prix, une ligne chacun.',
    exemple: [
      ['Stagiaire', 'PETIT Nadia'],
      ['Formation', 'PSC à Besançon (F26-0042)'],
      ['Quand et où', 'sam. 28 nov. 2026, 8 h 30 – 12 h 30, salle Barthélemy'],
      ['Prix', '60,00\u00a0€'],
    ] satisfies Faits,
  },
  lien_suivi: {
    explication: 'Le lien personnel du stagiaire : il y suit ou y reprend son inscription.',
    exemple: 'https://exemple.fr/suivi/exemple',
    lien: true,
  },
  contact: {
    explication: 'L’adresse et le téléphone du service des formations.',
    exemple: 'formations@exemple.fr, 03 81 00 00 00',
    facultative: true,
  },
} as const

/** The same where the follow-up link is the reason of the mail. */
export const balisesAvecSuivi = {
  ...balisesStagiaire,
  lien_suivi: { ...balisesStagiaire.lien_suivi, obligatoire: true },
} as const

/** A mail to a trainee: whom it concerns, of which formation it speaks. */
export function lettre(modele: Modele<typeof balisesStagiaire>, donnees: Lettre): Envoi {
  return envoi(modele, valeursLettre(donnees), adresseLettre(donnees))
}

export function adresseLettre({ to, personneId, id }: Lettre) {
  return { to, personneId, objet: { genre: 'inscription', id } }
}

/** The tags that every mail to a trainee shares. */
export function valeursLettre(donnees: Omit<Lettre, 'to'>) {
  return {
    stagiaire: nomComplet(donnees),
    prenom: donnees.prenoms,
    formation: donnees.intitule,
    numero: donnees.numero,
    dates: donnees.journees,
    prix: formatPrix(donnees.prix, formatMoney),
    recapitulatif: faits(donnees),
    lien_suivi: donnees.suivi,
    contact: donnees.contact.join(', '),
  }
}

function faits(donnees: Omit<Lettre, 'to'>): Faits {
  return [
    ['Stagiaire', nomComplet(donnees)],
    ['Formation', `${donnees.intitule} (${donnees.numero})`],
    ['Quand et où', donnees.journees],
    ['Prix', formatPrix(donnees.prix, formatMoney)],
  ]
}
