/** What a photo may be, as its first bytes say. */
export const typesPhoto = ['image/jpeg', 'image/png', 'image/webp'] as const

/** Bytes, at most: a telephone's photo is made smaller before it leaves. */
export const poidsPhoto = 4_000_000

/**
 * A JPEG without what the camera wrote beside the picture: place, device, date (EXIF, XMP, comments). The
 * picture itself is not touched; a file that cannot be read is given back as it is.
 */
export function sansMetadonnees(octets: Buffer): Buffer {
  if (!octets.subarray(0, 2).equals(Buffer.from([0xff, 0xd8]))) return octets
  const gardes = [octets.subarray(0, 2)]
  let rang = 2
  while (rang + 4 <= octets.length && octets[rang] === 0xff) {
    const marque = octets[rang + 1] ?? 0
    if (marque === 0xda) return Buffer.concat([...gardes, octets.subarray(rang)]) // the picture itself
    const fin = rang + 2 + octets.readUInt16BE(rang + 2)
    // APP1 to APP15 but APP2 (colours) and APP14 (how colours are coded), and comments.
    const bavard =
      marque === 0xfe || (marque > 0xe0 && marque <= 0xef && ![0xe2, 0xee].includes(marque))
    if (!bavard) gardes.push(octets.subarray(rang, fin))
    rang = fin
  }
  return octets
}
