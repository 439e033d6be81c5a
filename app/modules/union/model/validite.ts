import { finValidite } from '#app/modules/adherent/model/competence.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'

export const reglesValidite = {
  annee_civile: 'Année civile',
  n_mois: 'Un nombre de mois',
  illimite: 'Sans limite',
} as const
export type RegleValidite = keyof typeof reglesValidite

type Regle = { regleValidite: RegleValidite; mois: number | null; alerteJours: number }

/** A rule on one line. */
export function validiteEnMots({ regleValidite, mois }: Omit<Regle, 'alerteJours'>): string {
  if (regleValidite === 'illimite') return 'Sans limite'
  if (regleValidite === 'annee_civile') return 'Jusqu’à la fin de l’année suivante'
  return `${mois ?? 0}\u00a0mois`
}

/** What the rule does to a skill obtained one day, in words: how one checks it before saving. */
export function exempleValidite(regle: Regle, obtenueLe: Jour): string[] {
  const fin = finValidite({ ...regle, libelle: '', obtenueLe, recyclages: [] })
  if (fin === undefined)
    return [`Obtenue le ${formatDay(obtenueLe)}, elle reste valable sans limite.`]
  const renouvelee = finValidite({ ...regle, libelle: '', obtenueLe, recyclages: [fin] }) ?? fin
  return [
    `Obtenue le ${formatDay(obtenueLe)}, elle est valable jusqu’au ${formatDay(fin)}.`,
    `À partir du ${formatDay(addDays(fin, -regle.alerteJours))}, elle paraît «\u00a0expire bientôt\u00a0».`,
    `Recyclée le ${formatDay(fin)}, elle est valable jusqu’au ${formatDay(renouvelee)}.`,
  ]
}
