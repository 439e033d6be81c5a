import { describe, expect, test } from 'vitest'
import { sansMetadonnees } from './photo.ts'

function segment(marque: number, contenu: string): Buffer {
  const corps = Buffer.from(contenu, 'latin1')
  const tete = Buffer.from([0xff, marque, 0, 0])
  tete.writeUInt16BE(corps.length + 2, 2)
  return Buffer.concat([tete, corps])
}

const debut = Buffer.from([0xff, 0xd8])
const image = Buffer.concat([segment(0xda, 'tables'), Buffer.from('pixels\xff\xd9', 'latin1')])

describe('ADH-7 : la photo', () => {
  test('perd ce que l’appareil y a écrit, et rien de l’image', () => {
    const jfif = segment(0xe0, 'JFIF\0')
    const couleurs = segment(0xe2, 'ICC_PROFILE\0')
    const lieu = segment(0xe1, 'Exif\0\0GPS 47.2,6.0')
    const mot = segment(0xfe, 'commentaire')
    const photo = Buffer.concat([debut, jfif, lieu, couleurs, mot, image])
    const nette = sansMetadonnees(photo)
    expect(nette.equals(Buffer.concat([debut, jfif, couleurs, image]))).toBe(true)
    expect(sansMetadonnees(nette).equals(nette)).toBe(true)
  })

  test.each([
    ['une image PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['un fichier coupé', Buffer.concat([debut, Buffer.from([0xff, 0xe1, 0xff])])],
    ['un fichier vide', Buffer.alloc(0)],
  ])('%s reste tel quel', (_, octets) => {
    expect(sansMetadonnees(octets).equals(octets)).toBe(true)
  })
})
