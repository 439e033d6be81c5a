import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden } from '#app/platform/errors.ts'

/**
 * Sets a password from its hash, the address being held as proved. The platform only (demonstration
 * accounts share one hash); people choose theirs from a link.
 */
export function definirMotDePasse(
  ctx: Ctx | WriteCtx,
  { compteId, hash }: { compteId: string; hash: string },
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    if (ctx.acteur.genre !== 'systeme') throw new Forbidden('compte.lire', 'Mon compte')
    await sql`select identite.definir_mot_de_passe(${compteId}, ${hash}, ${ctx.now}, true)`.execute(
      ctx.db,
    )
  })
}
