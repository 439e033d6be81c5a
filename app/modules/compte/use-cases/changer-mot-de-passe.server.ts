import { sql } from 'kysely'
import { z } from 'zod'
import { hashPassword, weaknessOf } from '#app/platform/auth/passwords.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { alerter } from '../alertes.server.ts'
import { exigerMotDePasse, motDePasseActuel } from '../mot-de-passe.server.ts'
import { moi } from '../policy.ts'
import { ouvrirSession, type Provenance } from '../sessions.server.ts'

export const changerMotDePasseSchema = z.object({
  actuel: motDePasseActuel,
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
  const { compteId, adherentId, pseudo, nom, prenom } = moi(ctx)
  refuseIf(weaknessOf(nouveau, [ctx.union.nom, pseudo, nom, prenom]), 'nouveau')
  await exigerMotDePasse(ctx, actuel, visiteur)
  const hash = await hashPassword(nouveau)
  return transaction(ctx, async (ctx) => {
    await sql`select identite.definir_mot_de_passe(${compteId}, ${hash}, ${ctx.now}, false)`.execute(
      ctx.db,
    )
    record(ctx, 'compte.mot_de_passe_change', { genre: 'adherent', id: adherentId })
    await alerter(ctx, compteId, { quoi: 'mot_de_passe_change' })
    return ouvrirSession(ctx.db, compteId, visiteur, ctx.now)
  })
}
