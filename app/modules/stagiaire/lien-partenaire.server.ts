import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { derivedToken } from '#app/platform/secrets/secrets.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'

/** The secret of a partner link: made again from the row when it is copied or mailed, stored as its hash. */
export function jetonPartenaire(ctx: Ctx | WriteCtx, lienId: string): string {
  return derivedToken('partenaire', `${ctx.union.id}/${lienId}`)
}

export function adressePartenaire(ctx: Ctx | WriteCtx, lienId: string): string {
  return publicUrl(ctx, `/partenaire/${jetonPartenaire(ctx, lienId)}`)
}
