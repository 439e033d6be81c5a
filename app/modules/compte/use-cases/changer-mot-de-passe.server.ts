import { sql } from 'kysely'
import { z } from 'zod'
import { hashPassword, verifyPassword, weaknessOf } from '#app/platform/auth/passwords.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { essayer } from '../essais.server.ts'
import { moi } from '../policy.ts'
import { findCompte } from '../queries/identite.server.ts'
import { ouvrirSession, type Provenance } from '../sessions.server.ts'

export const changerMotDePasseSchema = z.object({
  actuel: z
    .string({ error: 'Indiquez votre mot de passe actuel.' })
    .min(1, 'Indiquez votre mot de passe actuel.')
    .max(500, 'Ce mot de passe est trop long.'),
  nouveau: z
    .string({ error: 'Choisissez un mot de passe.' })
    .max(500, 'Il faut 128 caractères au plus.'),
})

/** Changes one's own password; every session ends and a new one opens here. */
export async function changerMotDePasse(
  ctx: Ctx,
  { actuel, nouveau }: z.output<typeof changerMotDePasseSchema>,
  visiteur: Provenance,
): Promise<string> {
  const { compteId, adherentId, sessionId, pseudo, nom, prenom } = moi(ctx)
  refuseIf(weaknessOf(nouveau, [ctx.union.nom, pseudo, nom, prenom]), 'nouveau')
  const compte = await findCompte(ctx, compteId)
  await ctx.closeReader() // verifying waits its turn: no connection is held meanwhile
  // A session left open must not let somebody guess the password either.
  const essai = { compte: `session:${compteId}`, ip: visiteur.ip, navigateur: sessionId }
  const juste = await essayer(essai, () => verifyPassword(compte?.motDePasseHash, actuel))
  if (!juste) throw new Refusal('Ce n’est pas votre mot de passe actuel.', 'actuel')
  const hash = await hashPassword(nouveau)
  return transaction(ctx, async (ctx) => {
    await sql`select identite.definir_mot_de_passe(${compteId}, ${hash}, ${ctx.now}, false)`.execute(
      ctx.db,
    )
    record(ctx, 'compte.mot_de_passe_change', { genre: 'adherent', id: adherentId })
    return ouvrirSession(ctx.db, compteId, visiteur, ctx.now)
  })
}
