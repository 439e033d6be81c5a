import { daysBetween, type Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'

export type Seuil = 'j60' | 'j30' | 'jour'

/** Days after the end during which it is still announced, had the server been stopped. */
const rattrapage = 7

/** Which announcement a last day of validity calls for today: 60 days before, 30, then that day. */
export function seuilDe(fin: Jour, aujourdhui: Jour): Seuil | undefined {
  const restants = daysBetween(aujourdhui, fin)
  if (restants > 60 || restants < -rattrapage) return undefined
  if (restants > 30) return 'j60'
  return restants > 0 ? 'j30' : 'jour'
}

/** « PSE 2 se termine le 31 déc. 2026 », as it stands today. */
export function phraseEcheance(libelle: string, fin: Jour, aujourdhui: Jour): string {
  const restants = daysBetween(aujourdhui, fin)
  if (restants < 0) return `${libelle} est terminée depuis le ${formatDay(fin)}`
  if (restants === 0) return `${libelle} se termine aujourd’hui`
  return `${libelle} se termine le ${formatDay(fin)}`
}
