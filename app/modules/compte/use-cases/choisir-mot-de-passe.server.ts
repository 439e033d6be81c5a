import { sql } from 'kysely'
import { z } from 'zod'
import { hashPassword, weaknessOf } from '#app/platform/auth/passwords.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { alerter } from '../alertes.server.ts'
import { consommerLien } from '../liens.server.ts'
import { empechementProvenance, lienPerime } from '../model.ts'
import { type Connexion, ouvrirOuDemander } from '../ouverture.server.ts'
import { findLienAcces } from '../queries/identite.server.ts'
import type { Provenance } from '../sessions.server.ts'

export const choisirMotDePasseSchema = z.object({
  jeton: z.string().max(200),
  nouveau: z
    .string({ error: 'Choisissez un mot de passe.' })
    .max(500, 'Il faut 128 caractères au plus.'),
})

/**
 * Chooses a password from a single-use link, ends every session, opens one. The link is spent by the
 * statement that reads it, and only once the password is fit: a refusal leaves it usable. The link proves
 * an address, not a second factor: that one is still asked.
 */
export async function choisirMotDePasse(
  ctx: Ctx,
  { jeton, nouveau }: z.output<typeof choisirMotDePasseSchema>,
  visiteur: Provenance & { loopback: boolean },
): Promise<Connexion> {
  refuseIf(empechementProvenance(ctx.union, visiteur.loopback))
  const lien = await findLienAcces(ctx, hashToken(jeton))
  if (!lien) throw new Refusal(lienPerime)
  const { pseudo, nom, prenom } = lien
  refuseIf(weaknessOf(nouveau, [ctx.union.nom, pseudo ?? '', nom ?? '', prenom ?? '']), 'nouveau')
  await ctx.closeReader() // hashing waits its turn: no connection is held meanwhile
  const hash = await hashPassword(nouveau)
  return transaction(ctx, async (ctx) => {
    const depense = await consommerLien(ctx, jeton, ['creation', 'oubli'])
    if (!depense) throw new Refusal(lienPerime)
    const { compteId, genre } = depense
    await sql`select identite.definir_mot_de_passe(${compteId}, ${hash}, ${ctx.now}, true)`.execute(
      ctx.db,
    )
    const objet = lien.adherentId === null ? undefined : { genre: 'adherent', id: lien.adherentId }
    if (objet) record(ctx, 'compte.mot_de_passe_choisi', objet)
    if (genre === 'oubli') await alerter(ctx, compteId, { quoi: 'mot_de_passe_change' })
    return ouvrirOuDemander(ctx, compteId, visiteur, undefined)
  })
}
