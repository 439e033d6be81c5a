import { createTransport } from 'nodemailer'
import { config } from '../config.server.ts'
import type { Ctx, WriteCtx } from '../ctx.ts'
import { newId } from '../id.ts'
import { baseUrl } from '../url.server.ts'
import type { EmailMessage } from './message.ts'
import { renderHtml, renderText } from './render.ts'

export type Mime = { raw: Buffer; messageId: string }

/** The whole message as it will be handed to the server, made once and kept. */
export async function buildMime(ctx: Ctx | WriteCtx, message: EmailMessage): Promise<Mime> {
  const messageId = newMessageId(ctx.union.id)
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const info = await composer.sendMail({
    from: { name: ctx.union.nom, address: message.from ?? senderAddress() },
    to: message.to,
    ...(message.replyTo && { replyTo: message.replyTo }),
    subject: message.subject,
    text: renderText(message.blocks, ctx.union.nom, message.unsubscribe),
    html: renderHtml(message.blocks, message.subject, ctx.union.nom, message.unsubscribe),
    messageId,
    date: ctx.now,
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(message) },
  })
  return { raw: info.message as Buffer, messageId }
}

/** One click in the mail reader stops mails of this kind (RFC 8058). */
function unsubscribeHeaders({ unsubscribe }: EmailMessage): Record<string, string> {
  if (unsubscribe === undefined) return {}
  return {
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/**
 * The same message once more, maybe to somebody else. It gets an identifier of its own: mail servers
 * drop in silence a second message that carries the same one.
 */
export function readdress(raw: Buffer, { to, date, unionId }: Readdress): Mime {
  if (/[\r\n]/.test(to)) throw new Error('An address is one line')
  const messageId = newMessageId(unionId)
  const end = raw.indexOf('\r\n\r\n')
  const kept = raw
    .subarray(0, end)
    .toString()
    .split(/\r\n(?![ \t])/)
    .filter((field) => !/^(?:to|date|message-id):/i.test(field))
  const made = [`To: ${to}`, `Message-ID: ${messageId}`, `Date: ${mailDate(date)}`]
  const head = Buffer.from([...kept, ...made].join('\r\n'))
  return { raw: Buffer.concat([head, raw.subarray(end)]), messageId }
}

/** MAIL_FROM may be written `Nom <adresse>`: the name shown is always the union's. */
export function senderAddress(): string {
  const { mailFrom } = config()
  if (mailFrom === undefined) return `ne-pas-repondre@${new URL(baseUrl()).hostname}`
  return (/<([^<>]+)>/.exec(mailFrom)?.[1] ?? mailFrom).trim()
}

type Readdress = { to: string; date: Date; unionId: number }

/** Names the union: a server that sends a mail back names the mail only by this. */
function newMessageId(unionId: number): string {
  return `<${unionId}-${newId()}@${senderAddress().split('@').at(-1) ?? 'localhost'}>`
}

function mailDate(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000')
}
