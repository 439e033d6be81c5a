import { crc32, deflateSync } from 'node:zlib'

/** A hand's line as a canvas gives it: a real PNG, another one for each `largeur`. */
export function signatureDessinee(largeur = 60): string {
  const hauteur = 24
  const lignes = Array.from({ length: hauteur }, (_, y) => [
    0,
    ...Array.from({ length: largeur }, (_, x) => [
      0,
      0,
      0,
      Math.abs(x - 2 * y) < 3 ? 255 : 0,
    ]).flat(),
  ])
  const entete = Buffer.alloc(13)
  entete.writeUInt32BE(largeur, 0)
  entete.writeUInt32BE(hauteur, 4)
  entete.set([8, 6, 0, 0, 0], 8)
  const png = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    bloc('IHDR', entete),
    bloc('IDAT', deflateSync(Buffer.from(lignes.flat()))),
    bloc('IEND', Buffer.alloc(0)),
  ])
  return `data:image/png;base64,${png.toString('base64')}`
}

function bloc(type: string, contenu: Buffer): Buffer {
  const corps = Buffer.concat([Buffer.from(type, 'latin1'), contenu])
  const taille = Buffer.alloc(4)
  taille.writeUInt32BE(contenu.length)
  const controle = Buffer.alloc(4)
  controle.writeUInt32BE(crc32(corps))
  return Buffer.concat([taille, corps, controle])
}
