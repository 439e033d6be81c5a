import { contentDisposition } from '#app/platform/files/file-name.ts'

/** A document made for this request, shown in the browser, kept nowhere. */
export function reponsePdf(bytes: Buffer, nom: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition(nom, 'inline'),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  })
}
