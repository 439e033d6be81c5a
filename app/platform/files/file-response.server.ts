import { contentDisposition } from './file-name.ts'
import { streamStoredFile } from './files.server.ts'

export type ServedFile = {
  cleStockage: string
  nomSur: string
  typeDetecte: string
  taille: number
}

const shown = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp'])

/** Whether a browser may show it in place: the rest is only ever downloaded. */
export function canShow(type: string): boolean {
  return shown.has(type)
}

/**
 * A stored file, streamed. In a box of its own (sandbox, no script), under the type that its bytes
 * have; rights are the caller's, asked again at each read.
 */
export async function fileResponse(file: ServedFile, { show = false } = {}): Promise<Response> {
  const inline = show && canShow(file.typeDetecte)
  return new Response((await streamStoredFile(file.cleStockage)) as unknown as BodyInit, {
    headers: {
      'Content-Type': file.typeDetecte,
      'Content-Length': String(file.taille),
      'Content-Disposition': contentDisposition(file.nomSur, inline ? 'inline' : 'attachment'),
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      'Cache-Control': 'private, no-store',
    },
  })
}

/** A PDF made for this request, or stored: in a box of its own, kept by no cache. */
export function pdfResponse(bytes: Buffer, name: string, { show = false } = {}): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition(name, show ? 'inline' : 'attachment'),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  })
}
