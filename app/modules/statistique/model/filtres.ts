import { z } from 'zod'
import type { Jour } from '#app/platform/jour.ts'

const vide = z.literal('')
const jour = z.union([z.iso.date(), vide]).catch('')

/** The filters of the statistics and of every list they lead to: always in the address. */
export const filtresSchema = z.object({
  annee: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  /** A period of one's own wins over the year. */
  du: jour,
  au: jour,
  type: z.union([z.uuid(), vide]).catch(''),
  centre: z.union([z.uuid(), z.literal('aucun'), vide]).catch(''),
  acces: z.enum(['publique', 'privee', '']).catch(''),
  /** `2026-03`: one bar of the chart. */
  mois: z.union([z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), vide]).catch(''),
})
export type Filtres = z.output<typeof filtresSchema>

export type Periode = { annee: number; du: Jour; au: Jour; entiere: boolean }

/** First and last day counted: the year asked for, else this one, unless days are given. */
export function periodeDe({ annee, du, au }: Filtres, aujourdhui: Jour): Periode {
  const an = annee ?? Number((au || du || aujourdhui).slice(0, 4))
  const bornes = { du: du || `${an}-01-01`, au: au || `${an}-12-31` }
  const entiere = bornes.du === `${an}-01-01` && bornes.au === `${an}-12-31`
  // Days given backwards still say a period.
  const [debut, fin] = [bornes.du, bornes.au].sort() as [Jour, Jour]
  return { annee: an, du: debut, au: fin, entiere }
}

/** The months of a period, at most 36: `2026-01`, `2026-02`… */
export function moisDe({ du, au }: Pick<Periode, 'du' | 'au'>): string[] {
  const mois: string[] = []
  let [annee, rang] = du.split('-').map(Number) as [number, number]
  for (let courant = du.slice(0, 7); courant <= au.slice(0, 7) && mois.length < 36; ) {
    mois.push(courant)
    rang = rang === 12 ? 1 : rang + 1
    annee = rang === 1 ? annee + 1 : annee
    courant = `${annee}-${String(rang).padStart(2, '0')}`
  }
  return mois
}

/** The query string that carries the filters to a list. */
export function adresseFiltres(
  filtres: Filtres,
  plus: Record<string, string | number | undefined> = {},
): string {
  const query = new URLSearchParams()
  for (const [nom, valeur] of Object.entries({ ...filtres, ...plus })) {
    if (valeur !== undefined && valeur !== '') query.set(nom, String(valeur))
  }
  return query.size > 0 ? `?${query}` : ''
}

/** The years one may ask for: ten of them up to the next, and the one that is asked. */
export function anneesProposees(aujourdhui: Jour, demandee: number): number[] {
  const cette = Number(aujourdhui.slice(0, 4))
  const annees = Array.from({ length: 11 }, (_, index) => cette + 1 - index)
  return [...new Set([...annees, demandee])].sort((a, b) => b - a)
}
