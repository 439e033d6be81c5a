import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnBy, printableJson } from './printable.ts'

const fonts = ['HankenGrotesk_400Regular', 'SourceSans3_400Regular'].map((name) =>
  drawnBy(readFileSync(`app/platform/pdf/fonts/${name}.ttf`)),
)

function printed(text: string): string {
  return JSON.parse(printableJson({ text }, fonts)).text
}

describe('le texte imprimable', () => {
  test('les polices livrées ont tout le français et ses espaces', () => {
    const french = 'ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆàâäçéèêëîïôöùûüÿœæ’«»–—−€°1234567890\u00a0\u202f'
    expect(printed(french)).toBe(french)
  })

  test('un caractère qu’aucune police ne dessine devient □, le document reste possible', () => {
    expect(printed('Stage 🚒 漢')).toBe('Stage □ □')
    expect(printed('\ud800 seul')).toBe('□ seul')
  })

  test('les marques cachées disparaissent, les commandes deviennent des espaces', () => {
    expect(printed('a\u202eb\u200bc\ufeffd\u0007e\tf\ng')).toBe('abcd e f\ng')
  })

  test('une lettre accentuée en deux signes est réunie', () => {
    expect(printed('e\u0301')).toBe('é')
  })

  test('tout texte donne un JSON que les polices savent dessiner', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const character of printed(text).replaceAll('\n', '')) {
          const codePoint = character.codePointAt(0) ?? 0
          expect(codePoint).toBeGreaterThanOrEqual(0x20)
          if (codePoint > 0x7e) expect(fonts.some((isDrawn) => isDrawn(codePoint))).toBe(true)
        }
      }),
    )
  })
})
