import type { LigneF3, TailleGroupe } from '../model/type.ts'

export const heure = 60

export type TypeInitial = {
  code: string
  libelle: string
  /** Former names, still met in imports and on old diplomas. */
  alias?: string[]
  /** Minimum duration. */
  minutes: number
  places: number
  parFormateur: number
  min?: number
  age?: number
  /** Cents. */
  prix: number
  document: 'trame' | 'federal' | 'aucun'
  /** Speciality of the BPF, frame F-4; 344, *Sécurité des biens et des personnes*, when absent. */
  nsf?: string
  /** Line of the BPF, frame F-3; null = the union says it, it is not guessed. */
  bpfF3: LigneF3 | null
  /** From so many trainees, so much longer for each; from so many, two sessions. */
  groupe?: TailleGroupe
  /** Any one of these skills is enough to train. */
  formateurs: string[]
}
