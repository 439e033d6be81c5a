import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Disk } from 'flydrive'
import { DurableDriver } from './durable-driver.server.ts'
import { safeName } from './file-name.ts'
import { detectType } from './file-type.ts'

export type StoredFile = {
  cle: string
  sha256: string
  taille: number
  typeDetecte: string
  nomSur: string
}

let disk: Disk | undefined

/** Where files are kept: a directory of the data folder. */
export function configureFiles({ directory }: { directory: string }): void {
  disk = new Disk(new DurableDriver(directory))
}

/**
 * Keeps bytes under a key made from their content: the same bytes are written once, nothing is ever
 * overwritten by something else, and a crash leaves no half file under the key.
 */
export async function putFile(bytes: Buffer, { nom }: { nom: string }): Promise<StoredFile> {
  const sha256 = hash(bytes)
  const cle = keyOf(sha256)
  if (!(await opened().exists(cle))) await opened().put(cle, bytes)
  return {
    cle,
    sha256,
    taille: bytes.length,
    typeDetecte: detectType(bytes),
    nomSur: safeName(nom),
  }
}

/** Where bytes of this content are kept. */
function keyOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
}

/** The key that bytes will have, before they are written: what to lock. */
export function keyOfBytes(bytes: Buffer): string {
  return keyOf(hash(bytes))
}

/** The bytes kept under a key, checked against the hash they were stored with. */
export async function readStoredFile(cle: string, sha256: string): Promise<Buffer> {
  const bytes = Buffer.from(await opened().getBytes(cle))
  if (hash(bytes) === sha256) return bytes
  throw new Error('A stored file no longer has the content it was stored with')
}

/** The same bytes as they come off the disk, for what may be heavy: never whole in memory, never checked. */
export async function streamStoredFile(cle: string): Promise<ReadableStream<Uint8Array>> {
  return Readable.toWeb(await opened().getStream(cle)) as ReadableStream<Uint8Array>
}

/** Forgets bytes that no row names any more; the caller holds the lock of their key. */
export async function deleteStoredFile(cle: string): Promise<void> {
  await opened().delete(cle)
}

/** Throws when the directory cannot be written and read: for the health page. */
export async function checkFiles(): Promise<void> {
  await opened().put('controle', 'ok')
  if ((await opened().get('controle')) !== 'ok') throw new Error('The files cannot be read back')
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function opened(): Disk {
  if (!disk) throw new Error('The files are not configured')
  return disk
}
