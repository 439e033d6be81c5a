import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { joinArchive, newDirectory, type ZipEntry } from './zip-archive.ts'

const deflate = promisify(deflateRaw)

/** A compressed archive of these files, one after the other. */
export async function writeZip(files: { name: string; bytes: Buffer }[]): Promise<Buffer> {
  const entries: ZipEntry[] = []
  for (const { name, bytes } of files) {
    entries.push({ name, bytes, packed: await deflate(bytes), method: 8 })
  }
  return joinArchive(entries)
}

/** A file of a long archive: its bytes are read when its turn comes. */
export type ZipSource = { name: string; read: () => Promise<Buffer> }

/**
 * The same as it is made: one file in memory at a time, however long the archive. Files are put as they
 * are: documents and photos are already packed.
 */
export function streamZip(files: ZipSource[]): ReadableStream<Uint8Array> {
  const directory = newDirectory()
  let next = 0
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const file = files[next]
      next += 1
      if (!file) {
        controller.enqueue(new Uint8Array(directory.end()))
        controller.close()
        return
      }
      const bytes = await file.read()
      const entry = { name: file.name, bytes, packed: bytes, method: 0 as const }
      controller.enqueue(new Uint8Array(directory.add(entry)))
    },
  })
}
