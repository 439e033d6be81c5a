import { createServer, type Socket } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { config, configure } from '#app/platform/config.server.ts'
import { closeSmtp } from '#app/platform/email/transport.server.ts'

export type Recu = {
  to: string
  from: string
  subject: string
  text: string
  html: string
  brut: string
}

/** Where the mails of this test go; nowhere when undefined. Connections of the test before are closed. */
export function configurerSmtp(smtpUrl: string | undefined): void {
  closeSmtp()
  configure({ ...config(), smtpUrl })
}

type Options = {
  /** The answer to a recipient; nothing when he is welcome. */
  destinataire?: (to: string) => Refus | null
  /** The answer to a whole message; nothing when it is taken. */
  message?: () => Refus | null
  /** The wait before the greeting, or before the answer to a message, in milliseconds. */
  attente?: { accueil?: number; message?: number }
  /** Nobody's password is right. */
  motDePasseRefuse?: boolean
}

type Refus = { code: number; texte: string }

/** A real SMTP server on a port of its own, that keeps what it receives. */
export async function smtpLocal(options: Options = {}) {
  const { destinataire, message, attente = {}, motDePasseRefuse = false } = options
  const recus: Recu[] = []
  const receive: SMTPServerOptions['onData'] = (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const refus = message?.()
      if (refus) return done(erreur(refus))
      const brut = Buffer.concat(chunks)
      void simpleParser(brut).then((mail) => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
        const { subject = '', text = '', html, from } = mail
        const recu = { to, from: from?.text ?? '', subject, text, html: html || '' }
        recus.push({ ...recu, brut: brut.toString() })
        setTimeout(done, attente.message ?? 0)
      })
    })
  }
  const server = new SMTPServer({
    authOptional: !motDePasseRefuse,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 500,
    onConnect: (_session, done) => void setTimeout(done, attente.accueil ?? 0),
    onAuth: (_auth, _session, done) => done(erreur({ code: 535, texte: 'mot de passe refusé' })),
    onRcptTo({ address }, _session, done) {
      const refus = destinataire?.(address)
      done(refus ? erreur(refus) : null)
    },
    onData: receive,
  })
  server.on('error', () => {}) // a client that leaves in the middle
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    recus,
    url: `smtp://127.0.0.1:${port}`,
    port,
    async fermer() {
      closeSmtp()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function erreur({ code, texte }: Refus): Error {
  return Object.assign(new Error(texte), { responseCode: code })
}

/**
 * A server that speaks just enough, then cuts: before the message, in its middle, after it without an
 * answer, or right after its 250.
 */
export async function smtpQuiCoupe(
  quand: 'avant_donnees' | 'pendant' | 'sans_reponse' | 'apres_250',
) {
  const sockets = new Set<Socket>()
  let messages = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    let enDonnees = false
    let recu = ''
    socket.write('220 local ESMTP\r\n')
    socket.on('data', (chunk) => {
      const texte = chunk.toString()
      if (enDonnees) {
        recu += texte
        if (quand === 'pendant') return socket.destroy()
        if (!recu.endsWith('\r\n.\r\n')) return
        messages += 1
        if (quand === 'sans_reponse') return socket.destroy()
        socket.write('250 recu\r\n')
        if (quand === 'apres_250') socket.end()
        enDonnees = false
        return
      }
      if (/^DATA/im.test(texte)) {
        if (quand === 'avant_donnees') return socket.destroy()
        enDonnees = true
        return socket.write('354 allez-y\r\n')
      }
      socket.write(/^QUIT/i.test(texte) ? '221 au revoir\r\n' : '250 ok\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** Whole messages received, whatever was answered. */
    messages: () => messages,
    async fermer() {
      closeSmtp()
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
