import type { Jour } from '#app/platform/jour.ts'
import type { JourMission } from '../model/mission.ts'

/** Everything a mission letter prints, copied as it was the day it was made. */
export type DonneesMission = {
  version: number
  fait: { lieu: string; le: Jour }
  organisme: {
    nom: string
    adresse: string[]
    siret: string | null
    couleur: string
    president: string | null
  }
  formateur: {
    civilite: 'monsieur' | 'madame' | null
    nom: string
    prenoms: string
    qualification: string
    benevole: boolean
  }
  formation: {
    numero: string
    intitule: string
    typeLibelle: string
    places: number
    /** Null when it is open to the public. */
    client: string | null
  }
  journees: JourMission[]
  /** The other trainers. */
  equipe: string[]
  contacts: { role: string; nom: string; telephone: string | null; email: string | null }[]
  consignes: { jour: Jour | null; texte: string }[]
}
