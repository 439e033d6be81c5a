/** The images that a union gives of itself. */
export const imagesUnion = {
  logo: { libelle: 'Logo', min: 64, max: 4000, genre: 'logo' },
  signature: { libelle: 'Signature du président', min: 64, max: 4000, genre: 'signature' },
} as const
export type ImageUnion = keyof typeof imagesUnion

/** Bytes, at most. */
export const poidsImage = 2_000_000

type Taille = { width: number; height: number }

/** Why an image of this size cannot be printed; undefined when it can. */
export function empechementImage(
  image: ImageUnion,
  taille: Taille | undefined,
): string | undefined {
  const { min, max } = imagesUnion[image]
  if (!taille)
    return 'Cette image est abîmée\u00a0: elle ne dit pas sa taille. Enregistrez-la de nouveau.'
  const { width, height } = taille
  const vue = `Cette image fait ${width}\u00a0×\u00a0${height}\u00a0pixels`
  if (Math.max(width, height) > max) return `${vue}\u00a0: ${max} au plus sur chaque côté.`
  if (Math.min(width, height) < min)
    return `${vue}\u00a0: il en faut au moins ${min} sur chaque côté.`
  return undefined
}
