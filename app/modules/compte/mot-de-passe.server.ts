import { z } from 'zod'
import { verifyPassword } from '#app/platform/auth/passwords.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { essayer } from './essais.server.ts'
import { moi } from './policy.ts'
import { findCompte } from './queries/identite.server.ts'
import type { Provenance } from './sessions.server.ts'

/** Asked again before what a session left open must not allow. */
export const motDePasseActuel = z
  .string({ error: 'Indiquez votre mot de passe actuel.' })
  .min(1, 'Indiquez votre mot de passe actuel.')
  .max(500, 'Ce mot de passe est trop long.')

/** The person at the keyboard is the owner of the account: the password, typed again, says so. */
export async function exigerMotDePasse(
  ctx: Ctx,
  actuel: string,
  visiteur: Pick<Provenance, 'ip'>,
): Promise<void> {
  if (await estMonMotDePasse(ctx, actuel, visiteur)) return
  throw new Refusal('Ce n’est pas votre mot de passe actuel.', 'actuel')
}

/** Tries are counted: an open session must not let somebody guess the password either. */
export async function estMonMotDePasse(
  ctx: Ctx,
  motDePasse: string,
  { ip }: Pick<Provenance, 'ip'>,
): Promise<boolean> {
  const { compteId, sessionId } = moi(ctx)
  const compte = await findCompte(ctx, compteId)
  await ctx.closeReader() // verifying waits its turn: no connection is held meanwhile
  const essai = { compte: `session:${compteId}`, ip, navigateur: sessionId }
  return essayer(essai, () => verifyPassword(compte?.motDePasseHash, motDePasse))
}
