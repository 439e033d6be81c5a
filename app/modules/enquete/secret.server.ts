import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { derivedToken } from '#app/platform/secrets/secrets.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'

/** The secret of a survey's link: made again from its row when a mail needs it, stored as its hash. */
export function jetonSondage(ctx: Ctx | WriteCtx, envoiId: string): string {
  return derivedToken('sondage', `${ctx.union.id}/${envoiId}`)
}

export function empreinteSondage(ctx: Ctx | WriteCtx, envoiId: string): Buffer {
  return hashToken(jetonSondage(ctx, envoiId))
}

export function lienSondage(ctx: Ctx | WriteCtx, envoiId: string): string {
  return publicUrl(ctx, `/sondage/${jetonSondage(ctx, envoiId)}`)
}
