import type { Jour } from '#app/platform/jour.ts'
import type { GenreEnquete } from '../model.ts'

/** What is known of a training when its file is judged; days in the union's time zone. */
export type Faits = {
  id: string
  numero: string
  intitule: string
  dernierJour: Jour
  /** For a client other than the union itself. */
  client: boolean
  jours: number
  demandeLe: Jour | null
  conventionLe: Jour | null
  programmeLe: Jour | null
  reglementLe: Jour | null
  retourLe: Jour | null
  evaluationLe: Jour | null
  pv: string | null
  pvLe: Jour | null
  publieeLe: Jour | null
  /** Since when the disability referent of today is named. */
  referentLe: Jour | null
  inscritsPublics: number
  valides: number
  convoques: number
  emarges: number
  evalues: number
  diplomes: number
  abandons: number
  amenagements: number
  formateurs: number
  formateursAJour: number
  /** Those who have their letter. */
  missions: number
  reclamations: number
  reclamationsOuvertes: number
  analyse: boolean
  actions: number
  enquetes: Partial<Record<GenreEnquete, { envoyes: number; repondus: number; relances: number }>>
}

export type Etat = 'presente' | 'manquante' | 'sans_objet'
export type Dit = { etat: Etat; le?: Jour | null; detail?: string; faire?: string }

export type Preuve = {
  cle: string
  /** Of the référentiel national qualité. */
  indicateur: number
  libelle: string
  /** The page where it is, or where it is mended: after the formation, or after the space with `espace:`. */
  chemin: string
  dire: (faits: Faits) => Dit
}

export const si = (vraie: boolean, detail: string, faire: string, le?: Jour | null): Dit =>
  vraie ? { etat: 'presente', detail, le: le ?? null } : { etat: 'manquante', faire }

export const tous = (compte: number, { valides }: Faits, detail: string, faire: string): Dit =>
  valides === 0
    ? { etat: 'sans_objet', detail: 'Aucun stagiaire validé.' }
    : compte >= valides
      ? { etat: 'presente', detail: `${detail} : ${compte} sur ${valides}.` }
      : { etat: 'manquante', detail: `${detail} : ${compte} sur ${valides}.`, faire }
