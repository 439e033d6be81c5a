import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillBlocks, fillLine, type TagValues } from './fill.ts'
import { formatMarkup, isSafeHref, parseMarkup } from './markup.ts'
import { renderHtml, renderText } from './render.ts'

/** What people and enemies type: marks, tags, links, lists, tags of HTML, spaces, surrogates. */
const morceau = fc.constantFrom(
  ...[
    '*',
    '**',
    '***',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '\\',
    '\n',
    '\n\n',
    ' ',
    '- ',
    '> ',
    '• ',
    'a',
    'É',
  ],
  ...['{nom}', '{lien}', '[mot](https://a.fr)', '[mot]({lien})', '[x](javascript:alert(1))', '"'],
  ...['[bouton : Voir]({lien})', '[bouton: Oui](https://a.fr)', '<script>', '</p>', "'", '&', '😀'],
  ...[
    '[x](data:text/html,y)',
    '[a](https://a.fr" onclick="x)',
    '[**g**](mailto:a@b.fr)',
    '{ nom }',
    '\t',
  ],
)
const texte = fc.oneof(
  fc.array(morceau, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)
const valeurs: TagValues = {
  nom: '<b>*Nadia*</b> "[x](https://z.fr)"',
  lien: 'https://exemple.fr/?a=1&b=2',
}

describe('la syntaxe des textes de mails', () => {
  test('MAI-1 : ce qui est gardé se relit pareil, quoi qu’on ait tapé', () => {
    fc.assert(
      fc.property(texte, (source) => {
        const blocks = parseMarkup(source)
        const kept = formatMarkup(blocks)
        expect(parseMarkup(kept)).toEqual(blocks)
        expect(formatMarkup(parseMarkup(kept))).toBe(kept)
      }),
      { numRuns: 2000 },
    )
  })

  test('MAI-1 : rien de dangereux ne sort, ni balise, ni attribut, ni adresse', () => {
    fc.assert(
      fc.property(texte, (source) => {
        const html = renderHtml(fillBlocks(parseMarkup(source), valeurs), 'T', 'U')
        const corps = html.slice(html.indexOf('class="sheet"'), html.lastIndexOf('</div></div>'))
        const ouvertes = [...corps.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, nom = '']) => nom)
        const permises = ['p', 'br', 'ul', 'li', 'em', 'strong', 'a', 'dl', 'dt', 'dd']
        expect(ouvertes.filter((nom) => !permises.includes(nom))).toEqual([])
        for (const [, href = ''] of corps.matchAll(/ href="([^"]*)"/g)) {
          expect(isSafeHref(href.replaceAll('&amp;', '&'))).toBe(true)
        }
        const attributs = [...corps.matchAll(/<[a-z]+((?: [a-z-]+="[^"]*")*)>/g)].map(
          ([, a = '']) => a,
        )
        for (const un of attributs)
          expect(un.replace(/ (?:href|style|class)="[^"]*"/g, '')).toBe('')
      }),
      { numRuns: 2000 },
    )
  })

  test('paragraphes, gras, italique, liens, listes, bouton, petits caractères', () => {
    const source = [
      'Bonjour **{nom}**,\nvoici *tout*\u00a0:',
      '- un [lien](https://a.fr)\n- deux',
      '[bouton : Voir]({lien})',
      '> Gardez ce message.',
    ].join('\n\n')
    expect(parseMarkup(source)).toEqual([
      {
        p: [
          { text: 'Bonjour ' },
          { tag: 'nom', bold: true },
          { text: ',\nvoici ' },
          { text: 'tout', italic: true },
          { text: '\u00a0:' },
        ],
      },
      { list: [[{ text: 'un ' }, { text: 'lien', href: 'https://a.fr' }], [{ text: 'deux' }]] },
      { button: { label: 'Voir', href: '{lien}' } },
      { small: [{ text: 'Gardez ce message.' }] },
    ])
    expect(formatMarkup(parseMarkup(source))).toBe(source)
  })

  test('ce qui n’est pas de la syntaxe reste tel quel', () => {
    for (const source of ['2 * 3 = 6', 'un *mot', '[crochets] et (parenthèses)', 'a_b', '5 > 3']) {
      expect(parseMarkup(source)).toEqual([{ p: [{ text: source }] }])
    }
  })

  test('une ligne dont une balise est vide n’est pas écrite', () => {
    const blocks = parseMarkup(
      'Bonjour,\n\nAppelez {contact}.\n\n- {contact}\n\n[bouton : Voir]({lien})',
    )
    expect(fillBlocks(blocks, { contact: '', lien: null })).toEqual([{ p: [{ text: 'Bonjour,' }] }])
    expect(
      fillLine('Formateurs recherchés : {formation}, {jour}', { formation: 'PSC', jour: null }),
    ).toBe('Formateurs recherchés\u00a0: PSC')
  })

  test('ce que vaut une balise est du texte, jamais de la syntaxe', () => {
    const blocks = fillBlocks(parseMarkup('Bonjour {nom}'), valeurs)
    expect(renderText(blocks, 'U')).toContain('Bonjour <b>*Nadia*</b> "[x](https://z.fr)"')
    expect(renderHtml(blocks, 'T', 'U')).toContain('&lt;b&gt;*Nadia*&lt;/b&gt;')
    const bouton = parseMarkup('[bouton : Voir]({lien})')
    expect(() => fillBlocks(bouton, { lien: 'javascript:alert(1)' })).toThrow('not one')
  })

  test('le texte sans mise en forme garde les adresses', () => {
    const blocks = fillBlocks(
      parseMarkup('Voyez [ici](https://a.fr) ou [a@b.fr](mailto:a@b.fr)\n\n- un'),
      {},
    )
    expect(renderText(blocks, 'U')).toBe('Voyez ici (https://a.fr) ou a@b.fr\n\n- un\n\n-- \nU')
  })
})
