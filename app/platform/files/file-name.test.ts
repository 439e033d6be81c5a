import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDisposition, safeName } from './file-name.ts'

describe('le nom d’un fichier', () => {
  test.each([
    ['Procès-verbal n° 7.pdf', 'Procès-verbal n° 7.pdf'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\temp\\a.pdf', 'C-temp-a.pdf'],
    ['facture\u202efdp.exe', 'facturefdp.exe'],
    ['a\r\nSet-Cookie: x', 'a-Set-Cookie- x'],
    ['.htaccess', 'htaccess'],
    ['fin. . .', 'fin'],
    ['', 'document'],
    ['///', '-'],
    [`${'é'.repeat(200)}.pdf`, `${'é'.repeat(116)}.pdf`],
  ])('« %s » devient « %s »', (given, kept) => {
    expect(safeName(given)).toBe(kept)
  })

  test('tout nom donne un nom sans chemin ni caractère caché, stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeName(name)
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}/\\:*?"<>|]|^\.|[.\s]$/u)
        expect(Array.from(safe).length).toBeGreaterThan(0)
        expect(Array.from(safe).length).toBeLessThanOrEqual(120)
        expect(safeName(safe)).toBe(safe)
      }),
    )
  })

  test('l’en-tête porte un nom ASCII et le vrai nom', () => {
    expect(contentDisposition('Œuvre d’été (2).pdf')).toBe(
      'attachment; filename="OEuvre d-ete (2).pdf"; ' +
        "filename*=UTF-8''%C5%92uvre%20d%E2%80%99%C3%A9t%C3%A9%20%282%29.pdf",
    )
    expect(contentDisposition('漢')).toContain('filename="document"')
  })

  test('tout nom donne un en-tête valable, dont le vrai nom se relit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = contentDisposition(name)
        const [, ascii = '', utf8 = ''] =
          /^attachment; filename="([\x20-\x7e]+)"; filename\*=UTF-8''([\w.~%!#$&+^`|-]+)$/.exec(
            header,
          ) ?? []
        expect(ascii).not.toMatch(/["\\%]/)
        expect(decodeURIComponent(utf8)).toBe(safeName(name))
      }),
    )
  })
})
