import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { readNotification } from '#app/platform/stripe/client.server.ts'
import { appliquer } from '../effets.server.ts'
import { faitsDe } from '../faits.server.ts'
import type { Sort } from '../litiges.server.ts'
import { type Faits, faitsSchema, genresEvenement } from '../model/stripe.ts'
import { listOrphelins } from '../queries/evenements.server.ts'
import { findParFournisseur } from '../queries/reglement.server.ts'
import { findReglages } from '../queries/stripe.server.ts'
import { ouvrirSecret } from '../stripe.server.ts'

type Notification = { adresse: string; corps: Buffer; signature: string }

/**
 * A notification of the provider: raw bytes, signed with the secret of this union, at most 300 s old.
 * `refusee` says nothing of the reason. Anything that fails after that is thrown: it will be told again.
 */
export async function recevoirEvenement(
  ctx: Ctx,
  { adresse, corps, signature }: Notification,
): Promise<'recue' | 'refusee'> {
  const reglages = await findReglages(ctx)
  if (reglages?.secretChiffre == null || reglages.adresseNotification !== adresse) return 'refusee'
  const secret = ouvrirSecret(ctx, 'secret', reglages.secretChiffre)
  const lu = readNotification(corps, signature, secret, ctx.now)
  if (lu === undefined) return 'refusee'
  if (lu !== 'unknown') await traiterEvenement(ctx, faitsDe(lu))
  return 'recue'
}

/** One transaction: the event's id, what it changes, the mails. The same event again changes nothing. */
export async function traiterEvenement(ctx: Ctx | WriteCtx, faits: Faits): Promise<void> {
  const compris = genresEvenement.some((genre) => genre === faits.genre)
  if (!compris || !(await estANous(ctx, faits))) return
  await transaction(ctx, async (ctx) => {
    if (!(await garder(ctx, faits))) return
    await noter(ctx, faits.id, await appliquer(ctx, faits))
    if (faits.paiementId !== null) await reprendreOrphelins(ctx, faits.paiementId)
  })
}

/**
 * The account may serve other uses: what carries none of our attempts is not ours. A failed refund and a
 * dispute carry none; they speak of a payment that we know, or will be read again at night.
 */
async function estANous(ctx: Ctx | WriteCtx, { tentativeId, paiementId }: Faits): Promise<boolean> {
  if (tentativeId !== null) return true
  return paiementId !== null && (await findParFournisseur(ctx, paiementId)) !== undefined
}

/** A refund told before its payment: once the payment is written, it is applied. All of them without one. */
export async function reprendreOrphelins(ctx: WriteCtx, paiementId?: string): Promise<void> {
  for (const { corps, evenementId } of await listOrphelins(ctx, paiementId)) {
    const sort = await appliquer(ctx, faitsSchema.parse(corps))
    await noter(ctx, evenementId, sort)
  }
}

async function garder(ctx: WriteCtx, faits: Faits): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('stripeEvenement')
    .values({
      unionId: ctx.union.id,
      id: newId(),
      evenementId: faits.id,
      genre: faits.genre,
      corps: JSON.stringify(faits),
      survenuLe: faits.survenuLe,
      recuLe: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['unionId', 'evenementId']).doNothing())
    .executeTakeFirst()
  return Boolean(numInsertedOrUpdatedRows)
}

async function noter(ctx: WriteCtx, evenementId: string, sort: Sort): Promise<void> {
  const orphelin = sort.suite === 'orphelin'
  await ctx.db
    .updateTable('stripeEvenement')
    .set({ orphelin, traiteLe: orphelin ? null : ctx.now })
    .set({ refus: sort.suite === 'refus' ? sort.refus : null })
    .where('unionId', '=', ctx.union.id)
    .where('evenementId', '=', evenementId)
    .execute()
}
