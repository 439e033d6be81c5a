import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { moneyField, optionalText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { StripeRefused, StripeUnavailable } from '#app/platform/stripe/client.server.ts'
import { empechementMontantRendu, empechementRemboursement } from '../model.ts'
import { exiger } from '../policy.ts'
import { lockReglement, type Reglement } from '../queries/reglement.server.ts'
import { findCentre } from '../queries/reglements.server.ts'
import {
  auteur,
  changerRemboursement,
  changerRendu,
  noterJournal,
  noterRendu,
} from '../remboursement.server.ts'
import { stripeFor } from '../stripe.server.ts'

export const rembourserReglementSchema = z.object({
  id: z.uuid(), // made with the form: asked twice, given back once
  reglementId: z.uuid(),
  montant: moneyField,
  reference: optionalText(100),
})

type Demande = z.output<typeof rembourserReglementSchema>

/**
 * STA-7: gives money back from the sheet. By card, the demand is written before the provider is called,
 * with its id for key: whatever stops on the way, it is done once. Otherwise it is noted as done.
 */
export async function rembourserReglement(ctx: Ctx, demande: Demande): Promise<void> {
  const reglement = await transaction(ctx, (ctx) => preparer(ctx, demande))
  if (reglement.moyen === 'carte') await executerRemboursement(ctx, reglement, demande)
}

async function preparer(ctx: WriteCtx, demande: Demande): Promise<Reglement> {
  const { id, reglementId, montant, reference } = demande
  const reglement = await lockReglement(ctx, reglementId)
  exiger(ctx, 'reglement.rembourser', await findCentre(ctx, reglement.formationId))
  if (await estConnu(ctx, id)) return reglement
  refuseIf(empechementRemboursement(reglement))
  refuseIf(empechementMontantRendu(reglement, montant), 'montant')
  const carte = reglement.moyen === 'carte'
  if (carte && (await aUneDemande(ctx, reglementId)))
    throw new Refusal('Un remboursement de ce règlement est déjà en cours.')
  await ctx.db
    .insertInto('remboursement')
    .values({
      unionId: ctx.union.id,
      id,
      reglementId,
      montant,
      le: ctx.aujourdhui,
      reference,
      origine: 'gestionnaire',
      statut: carte ? 'demande' : 'fait',
      creeLe: ctx.now,
      creePar: auteur(ctx),
    })
    .execute()
  if (carte) {
    const objet = { genre: 'inscription', id: reglement.inscriptionId ?? reglement.formationId }
    record(ctx, 'reglement.remboursement_demande', objet, { montant, reglementId })
    return reglement
  }
  await changerRendu(ctx, reglement, reglement.rembourse + montant)
  noterJournal(ctx, reglement, montant, 'gestionnaire')
  return reglement
}

/** Calls the provider for a demand that is written; also run again for those that a crash left. */
export async function executerRemboursement(
  ctx: Ctx,
  { id: reglementId, fournisseurId }: Pick<Reglement, 'id' | 'fournisseurId'>,
  { id, montant }: { id: string; montant: number },
): Promise<void> {
  const prestataire = await stripeFor(ctx)
  if (!prestataire || fournisseurId === null)
    throw new Refusal('Le compte de paiement par carte n’est plus réglé : remboursez chez Stripe.')
  try {
    await prestataire.client.refund(id, fournisseurId, montant)
  } catch (error) {
    if (error instanceof StripeUnavailable)
      throw new Refusal(
        'Stripe ne répond pas. Le remboursement est noté : il partira dès que possible.',
      )
    if (!(error instanceof StripeRefused)) throw error
    await transaction(ctx, (ctx) => changerRemboursement(ctx, id, { statut: 'echoue' }))
    throw new Refusal(
      'Stripe a refusé ce remboursement : il a peut-être déjà été fait dans le tableau de bord.',
    )
  }
  await transaction(ctx, (ctx) => noterFait(ctx, reglementId, id, montant))
}

/** Unless its notification was quicker. */
async function noterFait(ctx: WriteCtx, reglementId: string, id: string, montant: number) {
  const reglement = await lockReglement(ctx, reglementId)
  const row = await ctx.db
    .selectFrom('remboursement')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('statut')
    .executeTakeFirst()
  if (row?.statut === 'demande')
    await noterRendu(ctx, reglementId, reglement.rembourse + montant, ctx.aujourdhui)
}

async function estConnu(ctx: WriteCtx, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('remboursement')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

async function aUneDemande(ctx: WriteCtx, reglementId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('remboursement')
    .where('unionId', '=', ctx.union.id)
    .where('reglementId', '=', reglementId)
    .where('statut', '=', 'demande')
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
