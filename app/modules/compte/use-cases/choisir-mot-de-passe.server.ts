import { sql } from 'kysely'
import { z } from 'zod'
import { hashPassword, weaknessOf } from '#app/platform/auth/passwords.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementProvenance, lienPerime } from '../model.ts'
import { findLienAcces } from '../queries/identite.server.ts'
import { agirCommeSession, ouvrirSession, type Provenance } from '../sessions.server.ts'

export const choisirMotDePasseSchema = z.object({
  jeton: z.string().max(200),
  nouveau: z
    .string({ error: 'Choisissez un mot de passe.' })
    .max(500, 'Il faut 128 caractères au plus.'),
})

/**
 * Chooses a password from a single-use link, ends every session, opens one. The link is spent by the
 * statement that reads it, and only once the password is fit: a refusal leaves it usable.
 */
export async function choisirMotDePasse(
  ctx: Ctx,
  { jeton, nouveau }: z.output<typeof choisirMotDePasseSchema>,
  visiteur: Provenance & { loopback: boolean },
): Promise<string> {
  refuseIf(empechementProvenance(ctx.union, visiteur.loopback))
  const lien = await findLienAcces(ctx, hashToken(jeton))
  if (!lien) throw new Refusal(lienPerime)
  const { pseudo, nom, prenom } = lien
  refuseIf(weaknessOf(nouveau, [ctx.union.nom, pseudo ?? '', nom ?? '', prenom ?? '']), 'nouveau')
  await ctx.closeReader() // hashing waits its turn: no connection is held meanwhile
  const hash = await hashPassword(nouveau)
  return transaction(ctx, async (ctx) => {
    const { rows } = await sql<{ compteId: string }>`
      select * from identite.consommer_jeton_acces(${hashToken(jeton)}, ${ctx.now})`.execute(ctx.db)
    const compteId = rows[0]?.compteId
    if (compteId === undefined) throw new Refusal(lienPerime)
    await sql`select identite.definir_mot_de_passe(${compteId}, ${hash}, ${ctx.now}, true)`.execute(
      ctx.db,
    )
    const token = await ouvrirSession(ctx.db, compteId, visiteur, ctx.now)
    await agirCommeSession(ctx, token)
    if (ctx.acteur.genre === 'adherent') {
      const objet = { genre: 'adherent', id: ctx.acteur.adherentId }
      record(ctx, 'compte.mot_de_passe_choisi', objet)
    }
    return token
  })
}
