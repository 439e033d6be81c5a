/** Article 6 of the RGPD, in the words a member understands. */
export type Base = 'contrat' | 'obligation' | 'interet' | 'consentement'

export const libellesBase: Record<Base, string> = {
  contrat: 'Adhésion ou inscription (contrat)',
  obligation: 'Obligation légale',
  interet: 'Intérêt légitime de l’union',
  consentement: 'Accord de la personne',
}

/** What the union chose where the law leaves a choice; numbers of months or of years. */
export type Durees = {
  conservation_mails_mois: number
  conservation_journal_mois: number
  conservation_coordonnees_mois: number
  conservation_stagiaires_annees: number
  conservation_anciens_annees: number
}

export const clesDurees = [
  'conservation_mails_mois',
  'conservation_journal_mois',
  'conservation_coordonnees_mois',
  'conservation_stagiaires_annees',
  'conservation_anciens_annees',
] as const

/** A line of the register, as it is read: article 30 of the RGPD. */
export type LigneRegistre = {
  table: string
  finalite: string
  base: Base
  donnees: string
  personnes: string
  acces: string
  duree: string
  /** What the erasure of a person does to it. */
  effacement: string
  /** Whether a person's copy holds it; else why not. */
  copie: string
}
