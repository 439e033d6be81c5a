import { imageSize } from '#app/platform/files/image-size.ts'

/** Bytes of a signature, at most: lines on white weigh far less. */
const poidsMax = 200_000

/** The PNG that a canvas gives (`data:image/png;base64,…`); undefined when it is not a signature's. */
export function lireSignature(image: string): Buffer | undefined {
  const [, base64] = /^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/.exec(image) ?? []
  if (base64 === undefined || base64.length > (poidsMax * 4) / 3) return undefined
  const bytes = Buffer.from(base64, 'base64')
  const taille = bytes.subarray(1, 4).toString('latin1') === 'PNG' ? imageSize(bytes) : undefined
  if (!taille || taille.width > 2000 || taille.height > 1200) return undefined
  return bytes
}
