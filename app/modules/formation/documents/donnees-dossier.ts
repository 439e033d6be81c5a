import type { LigneMateriel } from '#app/modules/union/model/materiel.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { Formation, Journee } from '../model.ts'
import type { DonneesProcesVerbal } from './donnees-proces-verbal.ts'

/** What is marked of a trainee at one half-day; the image of a signature is named after its `id`. */
type Marque = {
  id: string
  creneauId: string
  present: boolean
  moyen: string
  sha256: string | null
}

export type DonneesDossier = {
  formation: Pick<Formation, 'numero' | 'intitule' | 'typeLibelle' | 'places' | 'privee'>
  journees: Journee[]
  /** Whose training it is, when it is a client's. */
  client: string | null
  stagiaires: (DonneesProcesVerbal['stagiaires'][number] & { marques: Marque[] })[]
  /** As it would be today: the draft. */
  procesVerbal: DonneesProcesVerbal
  /** What to take to the room, and for how many trainers. */
  materiel: LigneMateriel[]
  formateurs: number
  /** Somebody may still be added by hand: blank lines are left. */
  ouverte: boolean
  le: Jour
}
