import type { Jour } from '#app/platform/jour.ts'
import type { Formation } from '../model.ts'

export const genresDocument = [
  'convention',
  'convocation',
  'dossier',
  'retour',
  'attestation',
  'evaluation',
  'mission',
  'autre',
] as const
export type GenreDocument = (typeof genresDocument)[number]

export const libelleDocument: Record<GenreDocument, string> = {
  convention: 'Convention',
  convocation: 'Convocations',
  dossier: 'Dossier de formation',
  retour: 'Dossier retourné',
  attestation: 'Attestations',
  evaluation: 'Évaluations',
  mission: 'Lettre de mission',
  autre: 'Autre document',
}

/** What somebody may add by hand; the others are made by the platform. */
export const genresDeposables = ['retour', 'evaluation', 'convention', 'autre'] as const

/** What a telephone's camera and a scanner give, as their first bytes say. */
export const typesDossier = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const
export const attenduDossier = 'un PDF ou une photo (JPEG, PNG, WebP)'

/** Bytes of one file, and files at a time. */
export const poidsDossier = 20_000_000
export const fichiersMax = 20

/** FOR-7: a completed file comes back from the first day on, even once the formation is closed. */
export function empechementRetour(
  { statut, premierJour }: Pick<Formation, 'statut' | 'premierJour'>,
  aujourdhui: Jour,
): string | undefined {
  if (statut !== 'validee' && statut !== 'cloturee') return 'La formation n’a pas lieu.'
  if (premierJour === null || premierJour > aujourdhui)
    return 'Le dossier se renvoie à partir du premier jour.'
  return undefined
}
