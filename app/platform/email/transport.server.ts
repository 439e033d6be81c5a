import { createTransport, type Transporter } from 'nodemailer'
import { config } from '../config.server.ts'
import type { Ctx, WriteCtx } from '../ctx.ts'
import { newId } from '../id.ts'
import { baseUrl } from '../url.server.ts'
import type { EmailMessage } from './message.ts'
import { renderHtml, renderText } from './render.ts'

export type Mime = { raw: Buffer; messageId: string; from: string }

/** The whole message as it will be handed to the server, made once and kept. */
export async function buildMime(ctx: Ctx | WriteCtx, message: EmailMessage): Promise<Mime> {
  const from = senderAddress()
  const messageId = `<${newId()}@${from.split('@')[1] ?? 'localhost'}>`
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const info = await composer.sendMail({
    from: { name: ctx.union.nom, address: from },
    to: message.to,
    subject: message.subject,
    text: renderText(message.blocks, ctx.union.nom),
    html: renderHtml(message.blocks, message.subject, ctx.union.nom),
    messageId,
    date: ctx.now,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  return { raw: info.message as Buffer, messageId, from }
}

export function senderAddress(): string {
  const { mailFrom } = config()
  return mailFrom ?? `ne-pas-repondre@${new URL(baseUrl()).hostname}`
}

/**
 * A connection to the configured server, or undefined: without one everything stays readable, nothing
 * is lost. `onTransmitted` is called once the last byte of the message has left.
 */
export function smtpTransport(onTransmitted: () => void = () => {}): Transporter | undefined {
  const { smtpUrl } = config()
  if (smtpUrl === undefined) return undefined
  const seconds = 1000
  return createTransport({
    url: smtpUrl,
    connectionTimeout: 20 * seconds,
    greetingTimeout: 20 * seconds,
    socketTimeout: 30 * seconds,
    logger: transmissionLogger(onTransmitted),
  })
}

/** The library says that a message has wholly left by a line of its log, and in no other way. */
function transmissionLogger(onTransmitted: () => void): never {
  const ignore = () => {}
  const info = ({ tnx }: { tnx?: string }) => {
    if (tnx === 'message') onTransmitted()
  }
  return { level: ignore, trace: ignore, debug: ignore, info, warn: ignore, error: ignore, fatal: ignore } as never
}
