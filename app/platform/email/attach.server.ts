import { createHash } from 'node:crypto'

export type JoinedFile = { name: string; type: string; bytes: Buffer }

/**
 * A message kept without its files, as it leaves: the same message and the same files give the same
 * bytes. Files are stored once, however many mails carry them.
 */
export function attachFiles(raw: Buffer, files: JoinedFile[]): Buffer {
  if (files.length === 0) return raw
  const end = raw.indexOf('\r\n\r\n')
  const fields = raw
    .subarray(0, end)
    .toString()
    .split(/\r\n(?![ \t])/)
  const about = fields.filter((field) => /^content-/i.test(field))
  const others = fields.filter((field) => !/^content-/i.test(field))
  const boundary = `pieces-${createHash('sha256').update(raw).digest('hex').slice(0, 32)}`
  const open = `--${boundary}\r\n`
  return Buffer.concat([
    text(
      [...others, `Content-Type: multipart/mixed; boundary="${boundary}"`, '', open].join('\r\n'),
    ),
    text(about.join('\r\n')),
    raw.subarray(end),
    ...files.map((file) => text(`\r\n${open}${partOf(file)}`)),
    text(`\r\n--${boundary}--\r\n`),
  ])
}

function partOf({ name, type, bytes }: JoinedFile): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  )
  const lines = bytes.toString('base64').match(/.{1,76}/g) ?? []
  return [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename*=utf-8''${encoded}`,
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
  ].join('\r\n')
}

function text(words: string): Buffer {
  return Buffer.from(words)
}
