import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { estMonMotDePasse } from './mot-de-passe.server.ts'
import { moi } from './policy.ts'
import type { Provenance } from './sessions.server.ts'

const valableMs = 10 * 60_000

/** Empty while the password typed again is less than ten minutes old. */
export const motDePasseReauthentification = z
  .string()
  .max(500, 'Ce mot de passe est trop long.')
  .optional()
  .transform((value) => value ?? '')

/**
 * Whether the password was typed again in this session less than ten minutes ago. Logging in does not
 * count: what is guarded is a session left open.
 */
export async function estReauthentifie(ctx: Ctx | WriteCtx): Promise<boolean> {
  if (ctx.acteur.genre === 'systeme') return true
  const { rows } = await sql<{ le: Date | null }>`
    select identite.reauthentifie_le(${moi(ctx).sessionId}) as le`.execute(ctx.db)
  const le = rows[0]?.le
  return le ? ctx.now.getTime() - le.getTime() < valableMs : false
}

/** For the act that a high role or a right asks to confirm: refused, beside the field, until it is. */
export async function exigerReauthentification(ctx: Ctx | WriteCtx): Promise<void> {
  if (await estReauthentifie(ctx)) return
  throw new Refusal('Tapez votre mot de passe pour confirmer que c’est bien vous.', 'motDePasse')
}

/** Checks the password typed again, with the same limits as a login; it then counts for ten minutes. */
export async function reauthentifier(
  ctx: Ctx,
  motDePasse: string,
  visiteur: Provenance,
): Promise<void> {
  const { sessionId } = moi(ctx)
  if (!(await estMonMotDePasse(ctx, motDePasse, visiteur))) {
    throw new Refusal('Ce n’est pas votre mot de passe.', 'motDePasse')
  }
  await transaction(ctx, async (ctx) => {
    await sql`select identite.confirmer_reauthentification(${sessionId}, ${ctx.now})`.execute(
      ctx.db,
    )
  })
}
