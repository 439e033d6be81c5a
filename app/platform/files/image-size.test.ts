import { describe, expect, test } from 'vitest'
import { imageSize } from './image-size.ts'

function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33)
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

describe('la taille d’une image', () => {
  test('se lit dans un PNG', () => {
    expect(imageSize(png(640, 480))).toEqual({ width: 640, height: 480 })
    expect(imageSize(png(0, 480))).toBeUndefined()
  })

  test('se lit dans un JPEG, après ses segments', () => {
    const app0 = Buffer.from([0xff, 0xe0, 0, 4, 1, 2])
    const sof = Buffer.from([0xff, 0xc2, 0, 11, 8, 1, 0x2c, 2, 0x58, 1, 1, 0x11, 0])
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8]), app0, sof, Buffer.alloc(8)])
    expect(imageSize(bytes)).toEqual({ width: 600, height: 300 })
  })

  test('d’un fichier coupé ou d’un autre genre, ne se lit pas', () => {
    expect(imageSize(png(10, 10).subarray(0, 20))).toBeUndefined()
    expect(
      imageSize(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0])),
    ).toBeUndefined()
    expect(imageSize(Buffer.from('%PDF-1.7 something else'))).toBeUndefined()
  })
})
