import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { ImageUnion } from '../model/image.ts'
import { readImage } from '../public.server.ts'

/** All that *Informations union* shows: the account by its last characters only. */
export function findInformations(ctx: Ctx | WriteCtx) {
  return ctx.db
    .selectFrom('identiteUnion as i')
    .where('i.unionId', '=', ctx.union.id)
    .select(['i.raisonSociale', 'i.siret', 'i.rna', 'i.nda', 'i.tva', 'i.president', 'i.version'])
    .select(['i.adresse', 'i.codePostal', 'i.commune', 'i.telephone', 'i.email', 'i.site'])
    .select(['i.emailFormations', 'i.emailDps', 'i.couleur', 'i.ibanFin', 'i.bic'])
    .select(['i.habilitationReference', 'i.habilitationDate', 'i.habilitationFin'])
    .select(['i.agrementD', 'i.agrementAquatique', 'i.agrementReference', 'i.agrementDate'])
    .select(['i.codeUrssaf', 'i.naf', 'i.santeTravail'])
    .select(['i.agrementFin', 'i.logoFichierId', 'i.signatureFichierId'])
    .executeTakeFirstOrThrow()
}

/** An image of the union as a browser asks for it; 404 when there is none. */
export async function imageResponse(ctx: Ctx, image: ImageUnion, request: Request) {
  const lue = await readImage(ctx, image)
  if (!lue) return new Response('Introuvable', { status: 404 })
  const etag = `"${lue.sha256.slice(0, 32)}"`
  const headers = {
    ETag: etag,
    'Cache-Control': image === 'logo' ? 'public, max-age=300' : 'no-store',
  }
  if (request.headers.get('If-None-Match') === etag)
    return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(lue.bytes), {
    headers: { ...headers, 'Content-Type': lue.type, 'Content-Length': String(lue.bytes.length) },
  })
}
