import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { derivedToken } from '#app/platform/secrets/secrets.server.ts'

/** The secret of the follow-up link: made again from the row when a mail needs it, stored as its hash. */
export function jetonSuivi(ctx: Ctx | WriteCtx, inscriptionId: string): string {
  return derivedToken('suivi', `${ctx.union.id}/${inscriptionId}`)
}
