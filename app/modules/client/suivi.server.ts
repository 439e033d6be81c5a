import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { derivedToken } from '#app/platform/secrets/secrets.server.ts'

/** The secret of the follow-up link of a request: made again when a mail needs it, stored as its hash. */
export function jetonDemande(ctx: Ctx | WriteCtx, demandeId: string): string {
  return derivedToken('suivi-demande', `${ctx.union.id}/${demandeId}`)
}
