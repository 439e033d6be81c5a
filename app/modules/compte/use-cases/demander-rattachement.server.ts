import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, TooMany } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { countOne } from '#app/platform/throttle.server.ts'
import { chercherRattachement } from '../jobs/chercher-rattachement.server.ts'
import { identifiantSchema } from '../model.ts'
import { moi } from '../policy.ts'
import { findCompte } from '../queries/identite.server.ts'

export const demanderRattachementSchema = z.object({
  slug: z
    .string({ error: 'Choisissez une union.' })
    .regex(/^[a-z0-9-]{2,30}$/, 'Choisissez une union.'),
  identifiant: identifiantSchema,
})

/** Six requests an hour: each may send a mail to somebody. */
const demandes = { name: 'rattachement', points: 6, seconds: 3600 }

/**
 * ADH-10, ADH-12: asks to attach a member of another union to one's own account. The link leaves to the
 * address of that member's account; the page answers the same whether there is one or not.
 */
export async function demanderRattachement(
  ctx: Ctx,
  { slug, identifiant }: z.output<typeof demanderRattachementSchema>,
): Promise<void> {
  const { compteId, adherentId } = moi(ctx)
  if (slug === ctx.union.slug) throw new Refusal('Vous êtes déjà dans cette union.', 'slug')
  const compte = await findCompte(ctx, compteId)
  if (!compte?.emailVerifieLe) {
    throw new Refusal('Confirmez d’abord votre adresse de connexion, dans Sécurité.')
  }
  await ctx.closeReader() // counting takes a connection of its own
  if ((await countOne(demandes, compteId)) !== undefined) {
    throw new TooMany('Trop de demandes sont parties de votre compte. Réessayez dans une heure.')
  }
  await transaction(ctx, async (ctx) => {
    await enqueue(ctx, chercherRattachement, { compteId, slug, identifiant })
    record(ctx, 'compte.rattachement_demande', { genre: 'adherent', id: adherentId })
  })
}
