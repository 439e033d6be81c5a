import type { Jour } from '#app/platform/jour.ts'
import { formatDay, formatDuration } from '#app/ui/format.ts'

export const documentsType = {
  federal: 'Diplôme de la fédération',
  trame: 'Document de l’union',
  aucun: 'Aucun document',
} as const
export type DocumentType = keyof typeof documentsType

/** Frame F-3 of the bilan pédagogique et financier (Cerfa 10443*17): what the training aims at. */
export const lignesF3 = {
  a: 'a. Diplôme ou titre enregistré au RNCP',
  b: 'b. Certification ou habilitation du répertoire spécifique',
  c: 'c. CQP non enregistré',
  d: 'd. Autre formation professionnelle',
  e: 'e. Bilan de compétences',
  f: 'f. Validation des acquis de l’expérience',
} as const
export type LigneF3 = keyof typeof lignesF3

/** Size of a group; all null = no such rule, the minimum is only a warning. */
export type TailleGroupe = {
  /** From so many trainees, the session lasts longer. */
  allongementDes: number | null
  /** So many minutes for each of them. */
  allongementMinutes: number | null
  /** From so many, it is split. */
  scissionDes: number | null
}

export const sansGroupe: TailleGroupe = {
  allongementDes: null,
  allongementMinutes: null,
  scissionDes: null,
}

/** What holds from a day on. */
export type Regle = TailleGroupe & {
  minutesMin: number
  maxParFormateur: number
  minStagiaires: number
  ageMin: number | null
  document: DocumentType
}

/** « 7 », « 7,5 », « 7 h 30 » in minutes; undefined when it is not a duration. */
export function lireDuree(texte: string): number | undefined {
  const propre = texte.trim().toLowerCase().replace(',', '.')
  const [, heures, minutes] = /^(\d{1,3})\s*h\s*([0-5]\d)?$/.exec(propre) ?? []
  if (heures !== undefined) return Number(heures) * 60 + Number(minutes ?? 0)
  return /^\d{1,3}(\.\d{1,2})?$/.test(propre) ? Math.round(Number(propre) * 60) : undefined
}

/** As the field shows it: « 7 h 30 », « 7 ». */
export function ecrireDuree(minutes: number): string {
  const reste = minutes % 60
  const heures = Math.floor(minutes / 60)
  return reste === 0 ? String(heures) : `${heures} h ${String(reste).padStart(2, '0')}`
}

export function memeRegle(une: Regle, autre: Regle): boolean {
  return lignesRegle(une).every(({ valeur }, rang) => valeur === lignesRegle(autre)[rang]?.valeur)
}

/** A rule in words, line by line: for the list of versions and the comparison with the national one. */
export function lignesRegle(regle: Regle) {
  return [
    { libelle: 'Durée minimale', valeur: formatDuration(regle.minutesMin) },
    { libelle: 'Stagiaires par formateur', valeur: `${regle.maxParFormateur} au plus` },
    { libelle: 'Effectif minimal', valeur: String(regle.minStagiaires) },
    {
      libelle: 'Âge minimal',
      valeur: regle.ageMin === null ? 'Aucun' : `${regle.ageMin} ans`,
    },
    { libelle: 'Document délivré', valeur: documentsType[regle.document] },
    { libelle: 'Grand groupe', valeur: phraseGroupe(regle) },
  ]
}

/** « + 1 h par stagiaire dès 11, deux sessions dès 15 » */
export function phraseGroupe(groupe: TailleGroupe): string {
  const { allongementDes, allongementMinutes, scissionDes } = groupe
  if (allongementDes === null || allongementMinutes === null || scissionDes === null)
    return 'Sans règle'
  return `+ ${formatDuration(allongementMinutes)} par stagiaire dès ${allongementDes}, deux sessions dès ${scissionDes}`
}

/**
 * Why a rule cannot change from this day; undefined when it can. What has begun keeps the rule it
 * was held under.
 */
export function empechementDateRegle(
  du: Jour,
  aujourdhui: Jour,
  dejaUtilise: boolean,
): string | undefined {
  if (du >= aujourdhui || !dejaUtilise) return undefined
  return `Une règle change au plus tôt aujourd’hui, le ${formatDay(aujourdhui)}\u00a0: les formations passées gardent la leur.`
}
