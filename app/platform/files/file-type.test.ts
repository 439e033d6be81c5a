import { expect, test } from 'vitest'
import { detectType } from './file-type.ts'

test.each([
  ['application/pdf', Buffer.from('%PDF-1.7')],
  ['image/png', Buffer.from('89504e470d0a1a0a00', 'hex')],
  ['image/jpeg', Buffer.from('ffd8ffe0', 'hex')],
  ['image/webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 ')],
  ['application/zip', Buffer.from('504b0304', 'hex')],
  ['application/octet-stream', Buffer.from('RIFF\0\0\0\0WAVEfmt ')],
  ['application/octet-stream', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')],
  ['application/octet-stream', Buffer.from('<html>')],
  ['application/octet-stream', Buffer.from('89504e', 'hex')],
  ['application/octet-stream', Buffer.alloc(0)],
])('le type %s se lit dans le contenu', (type, bytes) => {
  expect(detectType(bytes)).toBe(type)
})
