import { confirmerReservation, libererReservation } from '#app/modules/stagiaire/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { jourDans } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { ecrirePaiementCarte } from './encaissement-carte.server.ts'
import { prevenirTresorier } from './jobs/prevenir-tresorier.server.ts'
import { relireRemboursementsDe } from './jobs/relire-remboursements.server.ts'
import { appliquerEchec, appliquerLitige, fait, refuse, type Sort } from './litiges.server.ts'
import { ecartDePaiement, type Faits } from './model/stripe.ts'
import { aEchoue } from './queries/incidents.server.ts'
import { findParFournisseur } from './queries/reglement.server.ts'
import { findReglages } from './queries/stripe.server.ts'
import { lockTentative, type Tentative } from './queries/tentatives.server.ts'
import { noterRendu } from './remboursement.server.ts'
import { ouvrirSecret } from './stripe.server.ts'

/** Applies what the provider says, whatever the order. The caller keeps the event in this transaction. */
export async function appliquer(ctx: WriteCtx, faits: Faits): Promise<Sort> {
  switch (faits.genre) {
    case 'checkout.session.completed':
      return appliquerPaiement(ctx, faits)
    case 'checkout.session.expired':
      return appliquerExpiration(ctx, faits)
    case 'charge.refunded':
      return appliquerRemboursement(ctx, faits)
    case 'refund.failed':
      return appliquerEchec(ctx, faits)
    default:
      return appliquerLitige(ctx, faits)
  }
}

/**
 * STA-5, STA-7: paid, so validated at once, unless the place went to somebody else meanwhile. The row of
 * the attempt orders the copies: a payment is written once, whoever says it.
 */
export async function appliquerPaiement(ctx: WriteCtx, faits: Faits): Promise<Sort> {
  const { tentativeId, paiementId } = faits
  const tentative = tentativeId === null ? undefined : await lockTentative(ctx, tentativeId)
  if (!tentative) return refuse('inconnue')
  if (paiementId !== null && (await findParFournisseur(ctx, paiementId))) return fait
  const ecart = await ecartDe(ctx, faits, tentative)
  if (ecart !== undefined || paiementId === null) {
    if (ecart !== 'impaye') await signaler(ctx, tentative.inscriptionId, ecart ?? 'paiement')
    return refuse(ecart ?? 'paiement')
  }
  const { inscriptionId, montant } = tentative
  const confirmation = await confirmerReservation(ctx, inscriptionId)
  const le = jourDans(ctx.union.fuseau, new Date(faits.survenuLe))
  await ecrirePaiementCarte(ctx, { inscriptionId, paiementId, montant, le }, confirmation)
  await changerStatut(ctx, tentative, 'payee')
  return fait
}

async function ecartDe(ctx: WriteCtx, faits: Faits, tentative: Tentative) {
  const { montant, fournisseurPageId: pageId } = tentative
  const compteChiffre = (await findReglages(ctx))?.compteChiffre ?? null
  const compte = compteChiffre === null ? null : ouvrirSecret(ctx, 'compte', compteChiffre)
  return ecartDePaiement(faits, { montant, pageId, compte })
}

/** The page closed without a payment: the place is free, if this was still the page of that place. */
async function appliquerExpiration(ctx: WriteCtx, { tentativeId }: Faits): Promise<Sort> {
  const tentative = tentativeId === null ? undefined : await lockTentative(ctx, tentativeId)
  if (!tentative) return refuse('inconnue')
  if (tentative.statut !== 'ouverte') return fait
  await fermerTentative(ctx, tentative)
  return fait
}

/** Frees the place of an attempt that will not be paid. */
export async function fermerTentative(ctx: WriteCtx, tentative: Tentative): Promise<void> {
  await changerStatut(ctx, tentative, 'expiree')
  await libererReservation(ctx, tentative.inscriptionId)
}

/** STA-7: given back in the dashboard, in whole or in part; told before the payment, it waits for it. */
async function appliquerRemboursement(ctx: WriteCtx, faits: Faits): Promise<Sort> {
  const { paiementId, rembourse } = faits
  if (paiementId === null || rembourse === null) return refuse('paiement')
  const reglement = await findParFournisseur(ctx, paiementId)
  if (!reglement) return { suite: 'orphelin' }
  const le = jourDans(ctx.union.fuseau, new Date(faits.survenuLe))
  // Once a refund has failed, the count goes down too: only the provider's own list tells it.
  if (await aEchoue(ctx, reglement.id))
    await enqueue(ctx, relireRemboursementsDe, { reglementId: reglement.id })
  else await noterRendu(ctx, reglement.id, rembourse, le)
  return fait
}

async function signaler(ctx: WriteCtx, inscriptionId: string, ecart: string): Promise<void> {
  record(ctx, 'reglement.ecart', { genre: 'inscription', id: inscriptionId }, { ecart })
  await enqueue(ctx, prevenirTresorier, { sujet: 'ecart', cle: newId() })
}

async function changerStatut(
  ctx: WriteCtx,
  { id }: Tentative,
  statut: 'payee' | 'expiree',
): Promise<void> {
  await ctx.db
    .updateTable('tentativePaiement')
    .set({ statut })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
}
