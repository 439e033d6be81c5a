import type { Role } from '#app/platform/ctx.ts'
import { type Canal, type Genre, genres, genresPour, listeGenres } from './genre.ts'

/** What a member changed; `resume` is not told as a kind: it says when mails leave. */
export type Preference = { genre: string; canal: Canal; actif: boolean }

/** One mail a day rather than one for each event: kept as a preference of its own. */
export const resume = 'resume'

/** Every optional mail at once: where a mail of the day leads. */
export const tout = 'tout'

/** The channels that tell this kind to a member. Without a line, every channel does. */
export function canauxOuverts(genre: Genre, preferences: readonly Preference[]): Canal[] {
  const { canaux, obligatoires } = definition(genre)
  return canaux.filter(
    (canal) =>
      obligatoires.includes(canal) ||
      !preferences.some((choix) => choix.genre === genre && choix.canal === canal && !choix.actif),
  )
}

/** The channels of this kind that the member switched off. */
export function canauxCoupes(genre: Genre, preferences: readonly Preference[]): Canal[] {
  const ouverts = canauxOuverts(genre, preferences)
  return definition(genre).canaux.filter((canal) => !ouverts.includes(canal))
}

export function veutResume(preferences: readonly Preference[]): boolean {
  return preferences.some(
    ({ genre, canal, actif }) => genre === resume && canal === 'courriel' && actif,
  )
}

/** The kinds whose mails a member may stop. */
export const courrielsFacultatifs: Genre[] = listeGenres
  .filter(
    ([, { canaux, obligatoires }]) =>
      canaux.includes('courriel') && !obligatoires.includes('courriel'),
  )
  .map(([genre]) => genre)

/** `formation_ouverte`: the kind as the name of a field. */
export function champDe(genre: string): string {
  return genre.replaceAll('.', '_')
}

/** `formation.ouverte:courriel`: one box of the grid, as the journal keeps it. */
export function cleCase(genre: string, canal: Canal): string {
  return `${genre}:${canal}`
}

/** The boxes of these kinds that may be changed. */
export function casesReglables(choix: readonly Genre[]): { genre: Genre; canal: Canal }[] {
  return choix.flatMap((genre) => {
    const { canaux, obligatoires } = definition(genre)
    return canaux
      .filter((canal) => !obligatoires.includes(canal))
      .map((canal) => ({ genre, canal }))
  })
}

function definition(genre: Genre): { canaux: readonly Canal[]; obligatoires: readonly Canal[] } {
  return genres[genre]
}

type Reglages = { roles: readonly Role[]; preferences: readonly Preference[]; email: string | null }

/** The grid of a member: the kinds he is concerned with, each with the channels that tell it. */
export function grilleDe({ roles, preferences, email }: Reglages) {
  return {
    lignes: genresPour(roles).map(([genre]) => ({
      genre,
      ouverts: canauxOuverts(genre, preferences),
    })),
    resume: veutResume(preferences),
    email,
  }
}
