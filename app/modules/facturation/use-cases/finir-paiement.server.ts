import { libererReservation } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { type StripeClient, StripeRefused } from '#app/platform/stripe/client.server.ts'
import { appliquerPaiement, fermerTentative } from '../effets.server.ts'
import { faitsDe } from '../faits.server.ts'
import type { Faits } from '../model/stripe.ts'
import { findDerniereTentative, lockTentative } from '../queries/tentatives.server.ts'
import { stripeFor } from '../stripe.server.ts'

/**
 * Asks the provider what became of the page of a held place: paid → validated; still open → closed
 * there, then the place is free. Throws `StripeUnavailable` without an answer: nothing has changed.
 */
export async function finirPaiement(ctx: Ctx, inscriptionId: string): Promise<void> {
  const tentative = await findDerniereTentative(ctx, inscriptionId)
  const client = (await stripeFor(ctx))?.client
  const ouverte = tentative?.statut === 'ouverte' ? tentative : undefined
  const faits = client && ouverte && (await clore(client, ouverte.fournisseurPageId))
  await transaction(ctx, async (ctx) => {
    const verrouillee = ouverte && (await lockTentative(ctx, ouverte.id))
    if (!verrouillee) return libererReservation(ctx, inscriptionId)
    if (verrouillee.statut !== 'ouverte') return
    const sort = faits?.paye ? await appliquerPaiement(ctx, faits) : undefined
    if (sort?.suite !== 'fait') await fermerTentative(ctx, verrouillee)
  })
}

/** STA-7: back from the payment page, the provider is asked once; a page still open stays open. */
export async function lirePaiement(ctx: Ctx, inscriptionId: string): Promise<void> {
  const tentative = await findDerniereTentative(ctx, inscriptionId)
  const client = (await stripeFor(ctx))?.client
  if (!client || tentative?.statut !== 'ouverte' || tentative.fournisseurPageId === null) return
  const { facts } = await client.findPage(tentative.fournisseurPageId)
  if (facts?.paid) await transaction(ctx, (ctx) => appliquerPaiement(ctx, faitsDe(facts)))
}

/** What became of the page, which is never left open; undefined when the provider does not know it. */
async function clore(client: StripeClient, pageId: string | null): Promise<Faits | undefined> {
  if (pageId === null) return undefined
  try {
    const { facts, isOpen } = await client.findPage(pageId)
    const dernier = isOpen ? await client.closePage(pageId) : facts
    return dernier && faitsDe(dernier)
  } catch (error) {
    if (!(error instanceof StripeRefused)) throw error
    if (error.status === 404) return undefined
    // Paid between the two questions: it can no longer be closed.
    const { facts } = await client.findPage(pageId)
    return facts && faitsDe(facts)
  }
}
