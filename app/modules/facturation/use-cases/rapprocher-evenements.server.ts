import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { faitsDe } from '../faits.server.ts'
import { genresEvenement } from '../model/stripe.ts'
import { authorize } from '../policy.ts'
import { findReglages } from '../queries/stripe.server.ts'
import { stripeFor } from '../stripe.server.ts'
import { reprendreOrphelins, traiterEvenement } from './recevoir-evenement.server.ts'

const unJour = 86_400_000

/**
 * Reads again what the provider lists since the last time, a day of overlap included: a notification
 * that was lost is applied, one already known changes nothing. Each night, and when it is asked.
 */
export async function rapprocherEvenements(ctx: Ctx): Promise<{ evenements: number }> {
  authorize(ctx, 'reglement.decider')
  const prestataire = await stripeFor(ctx)
  if (!prestataire) throw new Refusal('Aucune clé du prestataire de paiement n’est réglée.')
  const { rapprocheJusque = null } = (await findReglages(ctx)) ?? {}
  // The provider keeps its events thirty days.
  const depuis = new Date(
    (rapprocheJusque ?? ctx.now).getTime() - (rapprocheJusque ? 1 : 30) * unJour,
  )
  const liste = await prestataire.client.listFacts(depuis, [...genresEvenement])
  for (const facts of liste) await traiterEvenement(ctx, faitsDe(facts))
  await transaction(ctx, async (ctx) => {
    await reprendreOrphelins(ctx)
    await ctx.db
      .updateTable('unionStripe')
      .set({ rapprocheJusque: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .execute()
    const codes = { evenements: liste.length }
    record(ctx, 'paiement_carte.rapproche', { genre: 'union', id: newId() }, codes)
  })
  return { evenements: liste.length }
}
