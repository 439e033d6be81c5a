import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'

type Fichier = { cleStockage: string; sha256: string; nomSur: string }

/** The stored bytes of a receipt; never made again. */
export async function reponseRecu({ cleStockage, sha256, nomSur }: Fichier): Promise<Response> {
  const bytes = await readStoredFile(cleStockage, sha256)
  return pdfResponse(bytes, nomSur)
}
