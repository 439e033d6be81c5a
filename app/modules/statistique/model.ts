import { formatCount } from '#app/ui/format.ts'

/** What the three rates are made of, over closed formations whose last day is in the period. */
export type BaseTaux = {
  /** Stagiaires validés: sign-up and presence validated (STA-0). */
  valides: number
  /** Stagiaires validés who hold a diploma `genere`. */
  diplomes: number
  /** Diplômés who answered the survey sent later (à froid). */
  sondes: number
  /** Sum and number of the notes, 1 to 5, that stagiaires validés gave to the overall question of that survey. */
  sommeNotes: number
  notes: number
}

/** `null` is shown « – »: there is nobody to divide by. */
export type Taux = {
  /** Tenths of a percent: 900 is 90,0 %. */
  reussite: number | null
  /** Hundredths of a note out of 5: 433 is 4,33. */
  satisfaction: number | null
  /** Tenths of a percent. */
  reponse: number | null
}

/**
 * The three rates of Qualiopi (STAT-1). Réussite = diplômés ÷ validés; satisfaction = mean of the
 * notes; réponse = sondés ÷ diplômés. Rounded half up, in integers.
 */
export function tauxQualiopi({ valides, diplomes, sondes, sommeNotes, notes }: BaseTaux): Taux {
  return {
    reussite: quotient(diplomes * 1000, valides),
    satisfaction: quotient(sommeNotes * 100, notes),
    reponse: quotient(sondes * 1000, diplomes),
  }
}

/** Nearest integer of a ÷ b, halves up; null when there is nothing to divide by. Both are ≥ 0. */
export function quotient(a: number, b: number): number | null {
  return b === 0 ? null : Math.floor((2 * a + b) / (2 * b))
}

/** `900` becomes `90,0 %`, null becomes `–`. */
export function formatTaux(dixiemes: number | null): string {
  if (dixiemes === null) return '–'
  return `${formatCount(Math.floor(dixiemes / 10))},${dixiemes % 10}\u00a0%`
}

/** `433` becomes `4,33`, null becomes `–`. */
export function formatNote(centiemes: number | null): string {
  if (centiemes === null) return '–'
  return `${Math.floor(centiemes / 100)},${String(centiemes % 100).padStart(2, '0')}`
}

/** Hours as the form and the tables say them, from minutes: `7`, `7,5`, `1 234`; at most two decimals. */
export function formatHeures(minutes: number): string {
  const centiemes = quotient(minutes * 100, 60) ?? 0
  const reste = centiemes % 100
  const decimales = reste === 0 ? '' : `,${String(reste).padStart(2, '0').replace(/0$/, '')}`
  return `${formatCount(Math.floor(centiemes / 100))}${decimales}`
}
