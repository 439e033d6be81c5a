import { addDays, addMonths, anneeDe, type Jour } from '#app/platform/jour.ts'

/** The two periods that are published: the last civil year, and the twelve months up to today. */
export function periodesPubliees(aujourdhui: Jour) {
  const annee = anneeDe(aujourdhui) - 1
  return {
    annee: { du: `${annee}-01-01`, au: `${annee}-12-31` },
    douzeMois: { du: addDays(addMonths(aujourdhui, -12), 1), au: aujourdhui },
  }
}
