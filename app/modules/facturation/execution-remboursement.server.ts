import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { StripeRefused, StripeUnavailable } from '#app/platform/stripe/client.server.ts'
import { objetDe, ouvrirIncident } from './incident.server.ts'
import { relireRemboursementsDe } from './jobs/relire-remboursements.server.ts'
import { lockReglement, type Reglement } from './queries/reglement.server.ts'
import { noterRendu, renduHorsCarte } from './remboursement.server.ts'
import { stripeFor } from './stripe.server.ts'

type Demande = { id: string; montant: number }

/**
 * Calls the provider for a refund that is written, with its id for key: run again after a crash, it is done
 * once. A refusal is kept for the treasurer to settle, and said.
 */
export async function executerRemboursement(
  ctx: Ctx,
  { id: reglementId, fournisseurId }: Pick<Reglement, 'id' | 'fournisseurId'>,
  demande: Demande,
): Promise<void> {
  const prestataire = await stripeFor(ctx)
  if (!prestataire || fournisseurId === null)
    throw new Refusal('Le compte de paiement par carte n’est plus réglé : remboursez chez Stripe.')
  try {
    await prestataire.client.refund(demande.id, fournisseurId, demande.montant)
  } catch (error) {
    if (error instanceof StripeUnavailable)
      throw new Refusal(
        'Stripe ne répond pas. Le remboursement est noté : il partira dès que possible.',
      )
    if (!(error instanceof StripeRefused)) throw error
    await transaction(ctx, (ctx) => noterEchec(ctx, reglementId, demande, error.code ?? null))
    throw new Refusal(
      'Stripe a refusé ce remboursement : il est gardé parmi les paiements à traiter.',
    )
  }
  await transaction(ctx, (ctx) => noterFait(ctx, reglementId, demande))
}

/** Unless its notification was quicker. */
async function noterFait(ctx: WriteCtx, reglementId: string, { id, montant }: Demande) {
  const { rembourse } = await lockReglement(ctx, reglementId)
  const row = await ctx.db
    .selectFrom('remboursement')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('statut')
    .executeTakeFirst()
  if (row?.statut !== 'demande') return
  const surLaCarte = rembourse - (await renduHorsCarte(ctx, reglementId))
  await noterRendu(ctx, reglementId, surLaCarte + montant, ctx.aujourdhui)
}

/** Refused at once. Already given back in the dashboard, the provider's list is read; else it is an incident. */
async function noterEchec(
  ctx: WriteCtx,
  reglementId: string,
  { id, montant }: Demande,
  raison: string | null,
): Promise<void> {
  const reglement = await lockReglement(ctx, reglementId)
  const row = await ctx.db
    .updateTable('remboursement')
    .set({ statut: 'echoue', raison })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .where('statut', '=', 'demande')
    .returning('incidentId')
    .executeTakeFirst()
  if (!row) return
  const codes = { montant, reglementId, raison }
  record(ctx, 'reglement.remboursement_echoue', objetDe(reglement), codes)
  if (raison === 'charge_already_refunded')
    await enqueue(ctx, relireRemboursementsDe, { reglementId })
  else if (row.incidentId === null && !(await dejaEchoue(ctx, reglementId, raison)))
    await ouvrirIncident(ctx, reglement, {
      genre: 'remboursement_echoue',
      montant,
      remboursementId: id,
      raison,
    })
}

/** A failure that is still to be settled on this payment takes the latest reason: one line to settle, not two. */
async function dejaEchoue(ctx: WriteCtx, reglementId: string, raison: string | null) {
  const { numUpdatedRows } = await ctx.db
    .updateTable('incidentPaiement')
    .set({ raison })
    .where('unionId', '=', ctx.union.id)
    .where('reglementId', '=', reglementId)
    .where('genre', '=', 'remboursement_echoue')
    .where('regleLe', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
