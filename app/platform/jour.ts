/** A calendar day, `YYYY-MM-DD`. Never a Date: a Date built from it shifts by a day in Martinique. */
export type Jour = string

/** Today in a union's time zone. */
export function jourDans(fuseau: string, instant: Date): Jour {
  const known = dayFormats.get(fuseau) ?? dayFormat(fuseau)
  dayFormats.set(fuseau, known)
  return known.format(instant)
}

// Making one costs 0.2 ms, and every request asks what day it is.
const dayFormats = new Map<string, Intl.DateTimeFormat>()

function dayFormat(fuseau: string): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  return new Intl.DateTimeFormat('en-CA', { timeZone: fuseau, ...parts })
}

/** The wall-clock time `HH:MM` of an instant in a union's time zone. */
export function heureDans(fuseau: string, instant: Date): string {
  const known = timeFormats.get(fuseau) ?? timeFormat(fuseau)
  timeFormats.set(fuseau, known)
  return known.format(instant)
}

const timeFormats = new Map<string, Intl.DateTimeFormat>()

function timeFormat(fuseau: string): Intl.DateTimeFormat {
  const parts = { hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat('en-GB', { timeZone: fuseau, ...parts })
}

/** The instant at which a day begins in a union's time zone (the clock of Martinique is not ours). */
export function debutDuJour(fuseau: string, jour: Jour): Date {
  const minuitUtc = Date.parse(`${jour}T00:00:00Z`)
  // The offset at noon of the eve holds at midnight but on the nights when the clock moves, hours later.
  const veille = new Date(minuitUtc - 43_200_000)
  const local = Date.parse(`${jourDans(fuseau, veille)}T${heureDans(fuseau, veille)}:00Z`)
  return new Date(minuitUtc - (local - veille.getTime()))
}

/** True when the text is a real day of the calendar (no 30 February), between 1900 and 2199. */
export function estUnJour(texte: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(texte)) return false
  const date = toUtc(texte)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(texte)
}

export function addDays(jour: Jour, days: number): Jour {
  const date = toUtc(jour)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Adds months and clamps to the last day: 31 August + 6 months = 28 or 29 February. */
export function addMonths(jour: Jour, months: number): Jour {
  const [year = 0, month = 1, day = 1] = jour.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return first.toISOString().slice(0, 10)
}

export function daysBetween(from: Jour, to: Jour): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / 86_400_000)
}

/** Whole years between a birth and a day. Born on 29 February: one year older on 1 March. */
export function ageAu(naissance: Jour, jour: Jour): number {
  const years = Number(jour.slice(0, 4)) - Number(naissance.slice(0, 4))
  return jour.slice(5) >= naissance.slice(5) ? years : years - 1
}

export function anneeDe(jour: Jour): number {
  return Number(jour.slice(0, 4))
}

function toUtc(jour: Jour): Date {
  return new Date(`${jour}T00:00:00Z`)
}

/**
 * The instant at which a union's clocks show this day and time (`HH:MM`). A time that the autumn change
 * shows twice is one of the two; a time that the spring change skips is the hour after.
 */
export function instantDe(fuseau: string, jour: Jour, heure: string): Date {
  const asUtc = Date.parse(`${jour}T${heure}:00Z`)
  const close = asUtc - offsetAt(fuseau, new Date(asUtc))
  return new Date(asUtc - offsetAt(fuseau, new Date(close)))
}

/** How far the clocks are ahead of UTC, in milliseconds. */
function offsetAt(fuseau: string, instant: Date): number {
  const shown = Date.parse(`${jourDans(fuseau, instant)}T${heureDans(fuseau, instant)}:00Z`)
  return shown - Math.floor(instant.getTime() / 60_000) * 60_000
}
