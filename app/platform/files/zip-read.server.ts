import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

export type ZipEntry = { name: string; method: number; compressed: Buffer }

/** Limits of what we accept to look into: headers lie, so what comes out is counted while it inflates. */
const maxEntries = 2000
const maxOutput = 200_000_000

/** The entries that the directory of a zip declares; undefined when it is not a zip we can trust. */
export function readZip(bytes: Buffer): ZipEntry[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) return undefined
  const count = bytes.readUInt16LE(end + 10)
  if (count === 0 || count > maxEntries) return undefined
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let rank = 0; rank < count; rank += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    const flags = bytes.readUInt16LE(at + 8)
    const [nameLength, extra, comment] = [28, 30, 32].map((shift) => bytes.readUInt16LE(at + shift))
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    const compressed = dataOf(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20))
    // Encrypted, outside the archive, or climbing out of it: nothing an office program writes.
    if (flags & 1 || !compressed || name.startsWith('/') || name.split(/[\\/]/).includes('..')) {
      return undefined
    }
    entries.push({ name, method: bytes.readUInt16LE(at + 10), compressed })
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

function dataOf(bytes: Buffer, header: number, size: number): Buffer | undefined {
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== 0x04034b50) return undefined
  const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  return from + size <= bytes.length ? bytes.subarray(from, from + size) : undefined
}

/** The content of an entry, up to so many bytes; undefined when there is more, or when it is damaged. */
export async function readEntry(entry: ZipEntry, max: number): Promise<Buffer | undefined> {
  if (entry.method === 0) return entry.compressed.length <= max ? entry.compressed : undefined
  if (entry.method !== 8) return undefined
  try {
    return await inflate(entry.compressed, { maxOutputLength: Math.max(1, max) })
  } catch {
    return undefined
  }
}

/** True when everything comes out, within the limits: a zip bomb does not. */
export async function isBounded(entries: ZipEntry[]): Promise<boolean> {
  let left = maxOutput
  for (const entry of entries) {
    const content = await readEntry(entry, left)
    if (!content) return false
    left -= content.length
  }
  return true
}
