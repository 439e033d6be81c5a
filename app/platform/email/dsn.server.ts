import { simpleParser } from 'mailparser'

/** What a server says it did not deliver (RFC 3464). */
export type Dsn = {
  /** Of the mail that came back. */
  messageId: string
  recipient: string
  action: string
  /** Enhanced status (RFC 3463): 5.1.1. */
  status: string
  /** The server's words. */
  diagnostic: string
}

/** Reads a delivery report; undefined when it is another kind of message, or names no mail of ours. */
export async function readDsn(raw: Buffer): Promise<Dsn | undefined> {
  const mail = await simpleParser(raw, { keepDeliveryStatus: true } as object)
  const report = mail.attachments.find(
    ({ contentType }) => contentType === 'message/delivery-status',
  )
  if (!report) return undefined
  const fields = fieldsOf(report.content.toString())
  const action = (fields.get('action') ?? '').toLowerCase()
  const recipient = afterType(fields.get('final-recipient') ?? fields.get('original-recipient'))
  const messageId = originalId(raw.toString())
  if (action === '' || messageId === undefined) return undefined
  return {
    messageId,
    recipient,
    action,
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '',
    diagnostic: afterType(fields.get('diagnostic-code')),
  }
}

/** `name: value`, a value may go on in the next line; of a repeated field, the first. */
function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of text
    .replace(/\r\n/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')) {
    const [, name = '', value = ''] = /^([A-Za-z-]+):\s*(.*)$/.exec(line) ?? []
    const key = name.toLowerCase()
    if (key !== '' && !fields.has(key)) fields.set(key, value.trim())
  }
  return fields
}

/** `rfc822; nadia@exemple.fr`, `smtp; 550 …` */
function afterType(value = ''): string {
  return value.replace(/^[a-z0-9-]+\s*;\s*/i, '').trim()
}

/** The last identifier that looks like ours: the report has its own first, the mail's headers come last. */
function originalId(text: string): string | undefined {
  return [...text.matchAll(/^Message-ID:\s*(<\d+-[0-9a-f-]{36}@[^>\s]+>)/gim)].at(-1)?.[1]
}

/** The union whose mail carries this identifier. */
export function unionIdOf(messageId: string): number {
  return Number(/^<(\d{1,9})-/.exec(messageId)?.[1] ?? 0)
}
