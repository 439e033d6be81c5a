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

let open: { url: string; transport: Transporter } | undefined

/** The configured server, or undefined: without it everything stays readable, nothing is lost. */
export function smtpTransport(): Transporter | undefined {
  const { smtpUrl } = config()
  if (smtpUrl === undefined) return undefined
  if (open?.url !== smtpUrl) {
    const seconds = 1000
    open = {
      url: smtpUrl,
      transport: createTransport({
        url: smtpUrl,
        connectionTimeout: 20 * seconds,
        greetingTimeout: 20 * seconds,
        socketTimeout: 30 * seconds,
      }),
    }
  }
  return open.transport
}
