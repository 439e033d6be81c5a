import { simpleParser } from 'mailparser'

export type ReadMail = {
  /** The headers as they left, one field a line or more. */
  headers: string
  from: string
  replyTo: string | null
  to: string
  text: string
  attachments: { name: string; type: string; size: number }[]
}

const asWritten = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true }

/** A stored message, word for word as a reader shows it. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const mail = await simpleParser(raw, asWritten)
  const to = [mail.to ?? []].flat()
  return {
    headers: raw.subarray(0, raw.indexOf('\r\n\r\n')).toString(),
    from: mail.from?.text ?? '',
    replyTo: mail.replyTo?.text ?? null,
    to: to.map(({ text }) => text).join(', '),
    text: mail.text ?? '',
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({
      name: filename ?? 'Sans nom',
      type: contentType,
      size,
    })),
  }
}
