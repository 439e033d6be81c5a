import { plural } from '#app/ui/format.ts'

/** What a quantity is counted for. */
export const basesMateriel = ['fixe', 'stagiaire', 'groupe', 'formateur'] as const
export type BaseMateriel = (typeof basesMateriel)[number]

export const libellesBase: Record<BaseMateriel, string> = {
  fixe: 'pour la formation',
  stagiaire: 'par stagiaire',
  groupe: 'par groupe de',
  formateur: 'par formateur',
}

/** One thing to take to the room. */
export type LigneMateriel = {
  libelle: string
  quantite: number
  base: BaseMateriel
  /** Trainees of a group; null for another base. */
  groupe: number | null
}

/** Who is counted: trainees and trainers. */
export type Effectif = { stagiaires: number; formateurs: number }

/** FOR-7: how many to take; a group that is begun counts whole. */
export function quantitePour(
  { quantite, base, groupe }: LigneMateriel,
  { stagiaires, formateurs }: Effectif,
): number {
  if (base === 'stagiaire') return quantite * stagiaires
  if (base === 'formateur') return quantite * formateurs
  if (base === 'groupe') return quantite * Math.ceil(stagiaires / (groupe ?? 1))
  return quantite
}

/** « 1 pour 4 stagiaires », « 2 par stagiaire », « 1 pour la formation ». */
export function phraseMateriel({ quantite, base, groupe }: LigneMateriel): string {
  if (base !== 'groupe') return `${quantite} ${libellesBase[base]}`
  return `${quantite} pour ${plural(groupe ?? 1, 'stagiaire', 'stagiaires')}`
}

export function memeMateriel(une: LigneMateriel[], autre: LigneMateriel[]): boolean {
  const ecrite = (lignes: LigneMateriel[]) =>
    lignes.map((ligne) => `${ligne.libelle}, ${phraseMateriel(ligne)}`).join('\n')
  return ecrite(une) === ecrite(autre)
}
