import type { Dit, Faits, Preuve } from './preuve.ts'
import { preuvesAccueil } from './preuves-accueil.ts'
import { preuvesDeroulement } from './preuves-deroulement.ts'
import { preuvesSuites } from './preuves-suites.ts'

/** The evidence an auditor asks for, in the order of the référentiel: each is one small function. */
export const preuves: Preuve[] = [...preuvesAccueil, ...preuvesDeroulement, ...preuvesSuites]

export type PreuveJugee = Omit<Preuve, 'dire'> & Dit

/** Every piece of evidence of a training, judged. */
export function juger(faits: Faits): PreuveJugee[] {
  return preuves.map(({ dire, ...preuve }) => ({ ...preuve, ...dire(faits) }))
}

/** How many are there, of those that are expected. */
export function avancement(jugees: PreuveJugee[]) {
  const attendues = jugees.filter(({ etat }) => etat !== 'sans_objet')
  const presentes = attendues.filter(({ etat }) => etat === 'presente').length
  return { presentes, attendues: attendues.length }
}
