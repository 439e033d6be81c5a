import { inflateRawSync } from 'node:zlib'
import { joinArchive } from '../files/zip-archive.ts'
import type { Limits } from './table.ts'

/** The archive is refused: why, for the person who sent it. */
export class ZipRefused extends Error {}

type Entry = { name: string; bytes: Buffer }

/**
 * Inflates an archive while counting, whatever its headers claim, and gives back a plain one that holds
 * only the parts a spreadsheet is read from: what comes after can neither be cheated nor flooded.
 */
export function safeArchive(bytes: Buffer, limits: Limits): { archive: Buffer; names: string[] } {
  const entries = readEntries(bytes, limits)
  const names = entries.map(({ name }) => name)
  if (new Set(names).size !== names.length) throw unreadable()
  for (const { name, bytes } of entries) {
    if (/<!(?:DOCTYPE|ENTITY)/i.test(bytes.toString('latin1'))) {
      throw new ZipRefused(`Ce classeur contient une déclaration interdite (${name}).`)
    }
  }
  // Without compression, written by us from what was counted.
  const stored = entries.map((entry) => ({ ...entry, packed: entry.bytes, method: 0 as const }))
  return { archive: joinArchive(stored), names }
}

const kept = /(?:\.xml|\.rels|^mimetype)$/i

function readEntries(bytes: Buffer, limits: Limits): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) throw unreadable()
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.entries) throw tooBig()
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  let total = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw unreadable()
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (kept.test(name)) {
      const content = contentOf(bytes, at, limits.inflated - total)
      total += content.length
      entries.push({ name, bytes: content })
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function contentOf(bytes: Buffer, at: number, left: number): Buffer {
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) {
    throw new ZipRefused(
      'Ce classeur est protégé par un mot de passe. Enlevez-le puis recommencez.',
    )
  }
  const method = bytes.readUInt16LE(at + 10)
  const size = bytes.readUInt32LE(at + 20)
  const local = bytes.readUInt32LE(at + 42)
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) throw unreadable()
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + size > bytes.length) throw unreadable()
  const packed = bytes.subarray(start, start + size)
  if (method === 0 && size <= left) return packed
  if (method !== 8) throw method === 0 ? tooBig() : unreadable()
  return inflate(packed, left)
}

function inflate(packed: Buffer, left: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    const flooded =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw flooded ? tooBig() : unreadable()
  }
}

function unreadable(): ZipRefused {
  return new ZipRefused(
    'Ce classeur est abîmé\u00a0: il n’a pas pu être ouvert. Enregistrez-le de nouveau.',
  )
}

function tooBig(): ZipRefused {
  return new ZipRefused(
    'Ce classeur est beaucoup trop volumineux une fois ouvert. Ne gardez que la feuille utile puis recommencez.',
  )
}
