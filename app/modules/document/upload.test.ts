import { describe, expect, test } from 'vitest'
import { docx, pdf, zip } from '#tests/build/document.ts'
import { nommer } from './model.ts'
import { readDocument } from './upload.server.ts'

function lire(nom: string, content: Buffer | string) {
  return readDocument(
    new Map([['fichier', [new File([new Uint8Array(Buffer.from(content))], nom)]]]),
  )
}

describe('un document à publier', () => {
  test('DOC-2 : un PDF, une image, un texte bureautique sont reconnus à leur contenu', async () => {
    expect((await lire('note.pdf', pdf)).type).toBe('application/pdf')
    expect((await lire('plan.png', Buffer.from('\x89PNG\r\n\x1a\n..', 'latin1'))).type).toBe(
      'image/png',
    )
    expect((await lire('note.docx', docx())).type).toContain('wordprocessingml')
    const odt = zip([
      ['mimetype', 'application/vnd.oasis.opendocument.text'],
      ['content.xml', '<office/>'],
    ])
    expect((await lire('note.odt', odt)).type).toBe('application/vnd.oasis.opendocument.text')
  })

  test.each([
    ['un programme nommé .pdf', 'facture.pdf', Buffer.from('MZ\x90\x00programme', 'latin1')],
    ['une page web nommée .pdf', 'note.pdf', '<!doctype html><script>alert(1)</script>'],
    ['un dessin SVG', 'logo.png', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['un ancien .doc', 'note.doc', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')],
    ['un octet', 'vide.pdf', 'x'],
    ['une archive quelconque', 'tout.zip', zip([['a.pdf', pdf]])],
    ['des macros Word', 'note.docx', docx([['word/vbaProject.bin', 'code']])],
    ['des macros OpenDocument', 'note.odt', zip([['Basic/Standard/Module1.xml', 'code']])],
    ['un programme caché', 'note.docx', docx([['word/embeddings/photo.exe', 'MZ']])],
    ['un objet incorporé', 'note.docx', docx([['word/embeddings/oleObject1.bin', 'MZ']])],
    ['un chemin qui sort', 'note.docx', docx([['../../etc/passwd', 'x']])],
    ['un zip tronqué', 'note.docx', docx().subarray(0, 80)],
  ])('%s est refusé par une phrase', async (_, nom, content) => {
    await expect(lire(nom, content)).rejects.toThrow(/n’est pas|ne peut pas être publié/)
  })

  test('une bombe est refusée, quoi que déclarent ses en-têtes', async () => {
    const zeros = Buffer.alloc(110_000_000)
    const bombe = zip(
      [
        ['[Content_Types].xml', '<Types/>'],
        ['word/document.xml', zeros],
        ['word/media/image.png', zeros],
      ],
      10,
    )
    expect(bombe.length).toBeLessThan(1_000_000)
    await expect(lire('note.docx', bombe)).rejects.toThrow('démesuré')
  })

  test('zéro octet ou aucun fichier : il faut en choisir un', async () => {
    await expect(readDocument(new Map())).rejects.toThrow('Choisissez un fichier')
  })

  test('un nom dangereux est refait, son extension suit le contenu', async () => {
    const { nom } = await lire(`../../${'é'.repeat(300)}\u202Egpj.exe`, pdf)
    expect(nom).not.toMatch(/[/\u202e]/)
    expect(nom.length).toBeLessThanOrEqual(120)
    expect(nommer('facture.hta', 'application/pdf')).toBe('facture.pdf')
    expect(nommer('photo.JPEG', 'image/jpeg')).toBe('photo.JPEG')
    expect(nommer('sans extension', 'application/pdf')).toBe('sans extension.pdf')
  })
})
