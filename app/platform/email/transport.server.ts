import { createTransport } from 'nodemailer'
import type MailMessage from 'nodemailer/lib/mailer/mail-message.js'
import { config } from '../config.server.ts'
import { senderAddress } from './mime.server.ts'

/**
 * What became of a message. `refused`: the server will not take it for this person. `unknown`: it has
 * wholly left and no answer came. `failed`: it did not leave, it may be tried again.
 */
export type Delivery = {
  outcome: 'accepted' | 'refused' | 'unknown' | 'failed'
  /** The server's words, or what the connection met. */
  response: string
}

/** Without a server everything stays readable, nothing is lost. */
export function hasSmtp(): boolean {
  return config().smtpUrl !== undefined
}

/** Hands a message to the configured server, once. Never throws for what the server or the network did. */
export async function deliver({ to, raw }: { to: string; raw: Buffer }): Promise<Delivery> {
  const { smtpUrl } = config()
  if (smtpUrl === undefined) throw new Error('No SMTP server is configured')
  const passage = { transmitted: false }
  try {
    const envelope = { from: config().mailBounce ?? senderAddress(), to }
    const info = await openPool(smtpUrl).sendMail({ envelope, raw, passage } as object)
    return { outcome: 'accepted', response: info.response }
  } catch (error) {
    return failureOf(error as SmtpError, passage.transmitted)
  }
}

/** Lets what is being sent finish, then says goodbye to the server. */
export function closeSmtp(): void {
  pool?.transport.close()
  pool = undefined
}

let pool: { url: string; transport: ReturnType<typeof createPool> } | undefined

function openPool(url: string) {
  if (pool?.url !== url) {
    closeSmtp()
    pool = { url, transport: createPool(url) }
  }
  return pool.transport
}

const seconds = 1000

function createPool(url: string) {
  const options = {
    url,
    pool: true as const,
    maxConnections: 2,
    // Left alone, the library sends again a message whose connection was cut: the queue alone decides.
    maxRequeues: 0,
    idleTimeout: 10 * seconds,
    connectionTimeout: 20 * seconds,
    greetingTimeout: 20 * seconds,
    socketTimeout: 20 * seconds,
  }
  return createTransport(options).use('stream', watchPassage)
}

type Watched = { passage?: { transmitted: boolean } }

/** The bytes are read once the server has said « go on »: the end of the stream is the last one gone. */
function watchPassage(mail: MailMessage, done: () => void): void {
  const { passage } = mail.data as Watched
  const createReadStream = mail.message.createReadStream.bind(mail.message)
  mail.message.createReadStream = (options) => {
    const stream = createReadStream(options)
    stream.once('end', () => {
      if (passage) passage.transmitted = true
    })
    return stream
  }
  done()
}

type SmtpError = { message: string; responseCode?: number; command?: string }

/** A 5xx about the recipient or the message is final; one about our own account or address is ours to mend. */
function failureOf(error: SmtpError, transmitted: boolean): Delivery {
  const { message, responseCode, command = '' } = error
  const about = command === 'RCPT TO' || command === 'DATA'
  if (about && responseCode !== undefined && responseCode >= 500) {
    return { outcome: 'refused', response: message }
  }
  if (transmitted && responseCode === undefined) return { outcome: 'unknown', response: message }
  return { outcome: 'failed', response: message }
}
