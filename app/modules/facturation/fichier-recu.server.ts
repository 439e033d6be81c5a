import { contentDisposition } from '#app/platform/files/file-name.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'

type Fichier = { cleStockage: string; sha256: string; nomSur: string }

/** The stored bytes of a receipt; never made again. */
export async function reponseRecu({ cleStockage, sha256, nomSur }: Fichier): Promise<Response> {
  const bytes = await readStoredFile(cleStockage, sha256)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition(nomSur),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  })
}
