/** What the first bytes say, never what the name says. SVG is not recognised: it can carry scripts. */
export function detectType(bytes: Buffer): string {
  const found = signatures.find(([, ...marks]) =>
    marks.every(([at, mark]) => bytes.subarray(at, at + mark.length).equals(mark)),
  )
  return found?.[0] ?? 'application/octet-stream'
}

type Mark = [at: number, bytes: Buffer]

const signatures: [type: string, ...marks: Mark[]][] = [
  ['application/pdf', [0, Buffer.from('%PDF-')]],
  ['image/png', [0, Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')]],
  ['image/jpeg', [0, Buffer.from('\xff\xd8\xff', 'latin1')]],
  ['image/webp', [0, Buffer.from('RIFF')], [8, Buffer.from('WEBP')]],
  ['application/zip', [0, Buffer.from('PK\x03\x04', 'latin1')]],
]
