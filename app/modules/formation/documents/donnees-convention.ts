import type { Jour } from '#app/platform/jour.ts'

/** Everything a convention prints, copied as it was the day it was made. */
export type DonneesConvention = {
  version: number
  fait: { lieu: string; le: Jour }
  organisme: {
    nom: string
    adresse: string[]
    siret: string | null
    nda: string | null
    couleur: string
    president: string | null
  }
  client: {
    numero: string
    nom: string
    particulier: boolean
    adresse: string
    siret: string | null
    representant: string | null
  }
  formation: {
    numero: string
    typeLibelle: string
    minutes: number
    /** Persons. */
    effectif: number
    maxParFormateur: number
    sanction: 'trame' | 'federal' | 'aucun'
    journees: { jour: Jour; lieu: string; creneaux: { debut: string; fin: string }[] }[]
    formateurs: string[]
  }
  /** Cents. */
  prix: { parStagiaire: number; total: number; exonere: boolean }
  /** Days after the invoice. */
  delaiPaiement: number
  annulation: { jours: number; pourcent: number }
}
