import { afterEach, describe, expect, test } from '#tests/base.ts'
import { config, configure } from '../config.server.ts'
import type { EmailBlock, EmailMessage } from './message.ts'
import { buildMime, readdress, senderAddress } from './mime.server.ts'
import { readMail } from './read.server.ts'
import { renderHtml, renderText } from './render.ts'

const blocks: EmailBlock[] = [
  { p: 'Bonjour Zoé,\nà bientôt.' },
  { facts: [['Lieu', 'Salle <A> & "B"']] },
  { button: { label: 'Ouvrir l’étape', href: 'https://exemple.fr/?a=1&b="2"' } },
  { small: "L'équipe" },
]

const message: EmailMessage = {
  modele: 'essai',
  to: 'zoe@exemple.fr',
  subject:
    'Été à Besançon : n° 12, « œuvre » et 60,00 €, une ligne longue qui se replie dans les en-têtes',
  replyTo: 'formations@exemple.fr',
  blocks,
}

describe('le dessin d’un courriel', () => {
  test('les mêmes morceaux donnent le texte et la page, sans rien perdre', () => {
    const texte = renderText(blocks, 'UDSP 25')
    const page = renderHtml(blocks, 'Titre', 'UDSP 25')
    expect(texte).toContain('Lieu\u00a0: Salle <A> & "B"')
    expect(texte).toContain('Ouvrir l’étape\u00a0:\nhttps://exemple.fr/?a=1&b="2"')
    for (const mot of ['Bonjour Zoé,<br>à bientôt.', 'Lieu', 'Ouvrir l’étape', 'UDSP 25']) {
      expect(page).toContain(mot)
    }
  })

  test('rien de ce qui est écrit ne devient une balise ni un attribut', () => {
    const page = renderHtml([{ p: '<script>"\'&' }, ...blocks], '</title>', '<b>Union</b>')
    expect(page).toContain('&lt;script&gt;&quot;&#39;&amp;')
    expect(page).toContain('href="https://exemple.fr/?a=1&amp;b=&quot;2&quot;"')
    expect(page).not.toMatch(/<(script|b|A|table|img)[ >]/)
  })

  test('la page tient en 600 px et chaque couleur de texte a son fond', () => {
    const page = renderHtml(blocks, 'Titre', 'UDSP 25')
    expect(page).toContain('max-width:600px')
    const styles = [...page.matchAll(/style="([^"]*)"/g)].map(([, style = '']) => style)
    const colored = styles.filter((style) => /(?:^|;)color:/.test(style))
    expect(colored.length).toBeGreaterThan(3)
    for (const style of colored) expect(style).toMatch(/background:/)
  })
})

describe('le message MIME', () => {
  afterEach(() => configure({ ...config(), mailFrom: undefined }))

  test('garde accents, expéditeur au nom de l’union et adresse de réponse', async ({ ctx }) => {
    const { raw, messageId } = await buildMime(ctx, message)
    const lu = await readMail(raw)
    expect(lu.from).toBe(`"${ctx.union.nom}" <${senderAddress()}>`)
    expect(lu).toMatchObject({ to: message.to, replyTo: message.replyTo, attachments: [] })
    expect(lu.text).toContain('Bonjour Zoé,')
    expect(lu.headers).toContain(`Message-ID: ${messageId}`)
  })

  test('MAIL_FROM s’écrit seul ou avec un nom : le nom montré reste celui de l’union', async ({
    ctx,
  }) => {
    configure({ ...config(), mailFrom: 'Secours <mails@udsp25.fr>' })
    const { raw, messageId } = await buildMime(ctx, message)
    expect((await readMail(raw)).from).toBe(`"${ctx.union.nom}" <mails@udsp25.fr>`)
    expect(messageId).toMatch(/^<[0-9a-f-]+@udsp25\.fr>$/)
  })

  test('adressé de nouveau, seuls le destinataire, la date et l’identifiant changent', async ({
    ctx,
  }) => {
    const premier = await buildMime(ctx, message)
    const date = new Date('2026-12-01T10:00:00Z')
    const second = readdress(premier.raw, { to: 'luc@exemple.fr', date, unionId: 7 })
    const [avant, apres] = [await readMail(premier.raw), await readMail(second.raw)]
    expect(apres).toEqual({ ...avant, to: 'luc@exemple.fr', headers: apres.headers })
    expect(apres.headers).toContain('Date: Tue, 01 Dec 2026 10:00:00 +0000')
    expect(apres.headers).toContain(`Message-ID: ${second.messageId}`)
    expect(apres.headers).not.toContain(premier.messageId)
    expect(apres.headers).not.toContain('zoe@')
    expect(corps(second.raw)).toBe(corps(premier.raw))
    expect(() =>
      readdress(premier.raw, { to: 'a@b.fr\r\nBcc: c@d.fr', date, unionId: 7 }),
    ).toThrow()
  })

  test('les pièces jointes d’un message gardé sont nommées', async () => {
    const lu = await readMail(
      Buffer.from(
        [
          'From: a@exemple.fr',
          'Content-Type: multipart/mixed; boundary="x"',
          '',
          '--x',
          'Content-Type: text/plain; charset=utf-8',
          '',
          'Bonjour',
          '--x',
          'Content-Type: application/pdf',
          "Content-Disposition: attachment; filename*=utf-8''re%C3%A7u.pdf",
          'Content-Transfer-Encoding: base64',
          '',
          'JVBERi0=',
          '--x--',
          '',
        ].join('\r\n'),
      ),
    )
    expect(lu.text.trim()).toBe('Bonjour')
    expect(lu.attachments).toEqual([{ name: 'reçu.pdf', type: 'application/pdf', size: 5 }])
  })
})

function corps(raw: Buffer): string {
  return raw.subarray(raw.indexOf('\r\n\r\n')).toString()
}
