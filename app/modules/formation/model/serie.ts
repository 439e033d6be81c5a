import { addDays, daysBetween, estUnJour, type Jour } from '#app/platform/jour.ts'

export const serieMax = 52

type Rythme = { du: Jour; semaines: number; nombre: number; dates: string }

/** The first days that a series asks for: every n weeks, or those listed one by one; in order, once each. */
export function joursDeSerie({ du, semaines, nombre, dates }: Rythme): Jour[] {
  const listees = dates.split(/[\s,;]+/).flatMap((mot) => jourEcrit(mot) ?? [])
  const jours =
    listees.length > 0
      ? listees
      : estUnJour(du)
        ? Array.from({ length: nombre }, (_, rang) => addDays(du, rang * 7 * semaines))
        : []
  return [...new Set(jours)].sort().slice(0, serieMax)
}

/** `2026-12-05`, `05/12/2026` or `5/12/26`. */
function jourEcrit(mot: string): Jour | undefined {
  const [, jour = '', mois = '', annee = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(mot) ?? []
  const iso = jour
    ? `${annee.padStart(4, '20')}-${mois.padStart(2, '0')}-${jour.padStart(2, '0')}`
    : mot
  return estUnJour(iso) ? iso : undefined
}

/** The same days, moved so that the first falls on this one: gaps between days are kept. */
export function decaler<J extends { jour: Jour }>(journees: J[], premier: Jour): J[] {
  const ecart = daysBetween(journees[0]?.jour ?? premier, premier)
  return journees.map((journee) => ({ ...journee, jour: addDays(journee.jour, ecart) }))
}
