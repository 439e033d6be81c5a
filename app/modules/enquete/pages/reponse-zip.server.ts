import { contentDisposition } from '#app/platform/files/file-name.ts'
import { streamZip, type ZipSource } from '#app/platform/files/zip-write.server.ts'

/** An archive written as it is read by the browser: it starts at once, nothing of it is kept here. */
export function reponseZip(nom: string, entrees: ZipSource[]): Response {
  return new Response(streamZip(entrees), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': contentDisposition(nom),
      'Cache-Control': 'private, no-store',
    },
  })
}
