import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import type { StripeRefund } from '#app/platform/stripe/client.server.ts'
import { reglerIncident } from '../incident.server.ts'
import { findStatutInscription } from '../queries/du.server.ts'
import { findReglement, lockReglement, type Reglement } from '../queries/reglement.server.ts'
import { listDuReglement, type Remboursement } from '../queries/remboursements.server.ts'
import { ajouterRendu, changerRendu, renduHorsCarte } from '../remboursement.server.ts'
import { stripeFor } from '../stripe.server.ts'

/**
 * STA-7: what was given back on a payment, as the provider holds it now, each refund by its id: after a
 * failure the sum goes down, which no notification says. Twice = once. Throws when it does not answer.
 */
export async function relireRemboursements(ctx: Ctx, reglementId: string): Promise<void> {
  const { fournisseurId } = await findReglement(ctx, reglementId)
  const prestataire = await stripeFor(ctx)
  if (!prestataire || fournisseurId === null) return
  const refunds = await prestataire.client.listRefunds(fournisseurId)
  await transaction(ctx, async (ctx) => {
    const reglement = await lockReglement(ctx, reglementId)
    const libres = (await listDuReglement(ctx, reglementId)).filter(estSurLaCarte)
    for (const refund of refunds) {
      const ligne = prendre(libres, refund)
      if (ligne) await aligner(ctx, reglement, ligne, refund)
      else
        await ajouterRendu(ctx, reglement, {
          montant: refund.amount,
          le: ctx.aujourdhui,
          origine: 'tableau_de_bord',
          statut: statutDe(refund),
          fournisseurId: refund.id,
        })
    }
    const rendu = refunds.reduce((somme, { amount, failed }) => somme + (failed ? 0 : amount), 0)
    const total = Math.min(rendu + (await renduHorsCarte(ctx, reglementId)), reglement.montant)
    if (total === reglement.rembourse) return
    const { inscriptionId } = reglement
    const expiree =
      inscriptionId !== null && (await findStatutInscription(ctx, inscriptionId)) === 'expiree'
    const statut =
      reglement.statut === 'rembourse' ? (expiree ? 'sans_place' : 'recu') : reglement.statut
    await changerRendu(ctx, { ...reglement, statut }, total)
  })
}

/** What a person noted by hand, or a bank took back, is not among the provider's refunds. */
function estSurLaCarte({ origine }: Remboursement): boolean {
  return origine === 'gestionnaire' || origine === 'tableau_de_bord'
}

/**
 * The line of a refund: by its id, by ours, else one of the dashboard that no refund has claimed, the same
 * sum first: several refunds may have been learnt as one. It is taken out of the list.
 */
function prendre(libres: Remboursement[], { id, reference, amount }: StripeRefund) {
  const deBord = (ligne: Remboursement) =>
    ligne.origine === 'tableau_de_bord' && ligne.fournisseurId === null
  const rang = [
    (ligne: Remboursement) => ligne.fournisseurId === id,
    (ligne: Remboursement) => ligne.id === reference,
    (ligne: Remboursement) => reference === null && deBord(ligne) && ligne.montant === amount,
    (ligne: Remboursement) => reference === null && deBord(ligne),
  ]
    .map((convient) => libres.findIndex(convient))
    .find((rang) => rang >= 0)
  return rang === undefined ? undefined : libres.splice(rang, 1)[0]
}

function statutDe({ failed }: StripeRefund): 'echoue' | 'fait' {
  return failed ? 'echoue' : 'fait'
}

async function aligner(
  ctx: WriteCtx,
  reglement: Reglement,
  { id, statut, incidentId }: Remboursement,
  refund: StripeRefund,
): Promise<void> {
  await ctx.db
    .updateTable('remboursement')
    .set({ statut: statutDe(refund), montant: refund.amount })
    .set({ fournisseurId: refund.id, raison: refund.reason })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
  if (statut === 'demande' && !refund.failed && incidentId !== null)
    await reglerIncident(ctx, reglement, incidentId, { issue: 'rembourse' })
}
