import type { Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'

type JourAffecte = {
  journeeId: string
  jour: Jour
  minutes: number
  statut: 'prevue' | 'faite' | 'absente'
}

export const libellesAffectation = {
  prevue: 'Prévue',
  faite: 'Présent',
  absente: 'Absent',
} as const

/** « sam. 28 nov. 2026 et dim. 29 nov. 2026 », or all of them when there are several and he has each. */
export function phraseJours(jours: { jour: Jour }[], journees: number): string {
  if (journees > 1 && jours.length === journees) return `les ${journees} journées`
  return jours.map(({ jour }) => formatDay(jour)).join(' et ')
}

/** Why somebody can no longer leave as a whole: what he already held stays his, with its hours. */
export function empechementRetrait(
  jours: Pick<JourAffecte, 'jour'>[],
  aujourdhui: Jour,
): string | undefined {
  const tenue = jours.find(({ jour }) => jour < aujourdhui)
  if (!tenue) return undefined
  return `La journée du ${formatDay(tenue.jour)} est passée\u00a0: retirez plutôt les journées qui restent.`
}

/** The days that another may take over: those which are not past. */
export function joursACeder(
  jours: Pick<JourAffecte, 'journeeId' | 'jour'>[],
  aujourdhui: Jour,
): string[] {
  return jours.filter(({ jour }) => jour >= aujourdhui).map(({ journeeId }) => journeeId)
}

/** Present or absent is said from the day itself on. */
export function empechementHeures(
  { jour, statut }: Pick<JourAffecte, 'jour' | 'statut'>,
  aujourdhui: Jour,
): string | undefined {
  if (statut === 'prevue' || jour <= aujourdhui) return undefined
  return `La journée du ${formatDay(jour)} n’a pas encore eu lieu.`
}

/** What a form was opened on: another answer means that somebody changed it meanwhile. */
export function empreinte(jours: Omit<JourAffecte, 'jour'>[]): string {
  return jours
    .map(({ journeeId, minutes, statut }) => `${journeeId}:${minutes}:${statut}`)
    .sort()
    .join(' ')
}
