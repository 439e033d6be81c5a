import type { WriteCtx } from '#app/platform/ctx.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { jourDans } from '#app/platform/jour.ts'
import { ouvrirIncident, reglerIncident } from './incident.server.ts'
import { relireRemboursementsDe } from './jobs/relire-remboursements.server.ts'
import type { Faits } from './model/stripe.ts'
import { findParFournisseur, lockReglement } from './queries/reglement.server.ts'
import { existeRemboursement } from './queries/remboursements.server.ts'
import { ajouterRendu, changerRendu, noterJournal } from './remboursement.server.ts'

/** What became of an event: applied, too early to be understood, or of no use with the reason. */
export type Sort = { suite: 'fait' | 'orphelin' } | { suite: 'refus'; refus: string }

export const fait: Sort = { suite: 'fait' }
export const refuse = (refus: string): Sort => ({ suite: 'refus', refus })

/**
 * STA-7: a refund did not reach the payer. The treasurer has it to settle; what was really given back is
 * read again at the provider, since the count goes down.
 */
export async function appliquerEchec(ctx: WriteCtx, faits: Faits): Promise<Sort> {
  const { paiementId, montant, objetId, remboursementId, raison } = faits
  const reglement = paiementId === null ? undefined : await findParFournisseur(ctx, paiementId)
  if (!reglement) return { suite: 'orphelin' }
  if (montant === null || montant < 1) return refuse('montant')
  const connu = remboursementId !== null && (await existeRemboursement(ctx, remboursementId))
  await ouvrirIncident(ctx, reglement, {
    genre: 'remboursement_echoue',
    montant,
    remboursementId: connu ? remboursementId : null,
    fournisseurId: objetId,
    raison,
  })
  await enqueue(ctx, relireRemboursementsDe, { reglementId: reglement.id })
  return fait
}

/**
 * A payment is disputed, or the bank has judged. Won, it is settled; lost, the money has gone back to the
 * payer, once, and the treasurer closes the matter. In any order.
 */
export async function appliquerLitige(ctx: WriteCtx, faits: Faits): Promise<Sort> {
  const { paiementId, montant, objetId, raison, etat, survenuLe } = faits
  const connu = paiementId === null ? undefined : await findParFournisseur(ctx, paiementId)
  if (!connu) return { suite: 'orphelin' }
  if (montant === null || montant < 1 || objetId === null) return refuse('montant')
  const reglement = await lockReglement(ctx, connu.id)
  const incidentId = await ouvrirIncident(ctx, reglement, {
    genre: 'litige',
    montant,
    fournisseurId: objetId,
    raison,
  })
  if (etat === 'won' || etat === 'warning_closed')
    await reglerIncident(ctx, reglement, incidentId, { issue: 'gagne' })
  if (etat !== 'lost') return fait
  const rendu = Math.min(montant, reglement.montant - reglement.rembourse)
  const le = jourDans(ctx.union.fuseau, new Date(survenuLe))
  const origine = 'litige'
  if (
    rendu > 0 &&
    (await ajouterRendu(ctx, reglement, { montant: rendu, le, origine, fournisseurId: objetId }))
  ) {
    await changerRendu(ctx, reglement, reglement.rembourse + rendu)
    noterJournal(ctx, reglement, rendu, origine)
  }
  return fait
}
