import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { joinArchive, type ZipEntry } from './zip-archive.ts'

const deflate = promisify(deflateRaw)

/** A compressed archive of these files, one after the other. */
export async function writeZip(files: { name: string; bytes: Buffer }[]): Promise<Buffer> {
  const entries: ZipEntry[] = []
  for (const { name, bytes } of files) {
    entries.push({ name, bytes, packed: await deflate(bytes), method: 8 })
  }
  return joinArchive(entries)
}
