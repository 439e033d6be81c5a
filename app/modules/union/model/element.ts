/** What a union sets up as lists, archived rather than deleted: what is already printed keeps it. */
export const genresElement = ['centre', 'amicale', 'lieu', 'competence', 'type_formation'] as const
export type GenreElement = (typeof genresElement)[number]

/** Something that still needs an element, and where to change it. */
export type Usage = { libelle: string; lien: string }

/** How each kind is named in a sentence. */
export const nomsElement: Record<GenreElement, string> = {
  centre: 'Ce centre',
  amicale: 'Cette amicale',
  lieu: 'Ce lieu',
  competence: 'Cette compétence',
  type_formation: 'Ce type de formation',
}

/** Why an element cannot leave the choices now; undefined when nothing needs it any more. */
export function empechementArchive(genre: GenreElement, usages: Usage[]): string | undefined {
  if (usages.length === 0) return undefined
  const encore = usages.length === 1 ? 'sert encore une fois' : `sert encore ${usages.length} fois`
  return `${nomsElement[genre]} ${encore}\u00a0: changez d’abord ce qui en dépend.`
}
