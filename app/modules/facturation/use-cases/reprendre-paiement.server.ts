import { statutsVivants } from '#app/modules/stagiaire/model.ts'
import { reprendreReservation } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { empechementPayerPlusTard } from '../model/plus-tard.ts'
import { finDeTenue } from '../model/stripe.ts'
import { findDu } from '../queries/du.server.ts'
import { findCarteOuverte } from '../queries/stripe.server.ts'
import { findDerniereTentative } from '../queries/tentatives.server.ts'
import { finirPaiement } from './finir-paiement.server.ts'
import { ouvrirPaiement } from './ouvrir-paiement.server.ts'

/**
 * STA-7: comes back to pay. A place that was freed is taken again while any remains; who is on the list
 * pays what is still due, and loses nothing by not paying. Answers the page.
 */
export async function reprendrePaiement(ctx: Ctx, inscriptionId: string): Promise<string> {
  const carte = await findCarteOuverte(ctx)
  if (!carte) throw new Refusal('Le paiement par carte est fermé. Contactez l’union.')
  const { statut } = await findDu(ctx, inscriptionId)
  if (statutsVivants.includes(statut)) await fermerPagePerimee(ctx, inscriptionId)
  else {
    const jusque = finDeTenue(ctx.now, carte.tenueMinutes)
    refuseIf(await transaction(ctx, (ctx) => reprendreReservation(ctx, inscriptionId, jusque)))
  }
  return ouvrirPaiement(ctx, inscriptionId)
}

/** A page left open for another sum, or too late: the provider is asked first, nobody pays twice. */
async function fermerPagePerimee(ctx: Ctx, inscriptionId: string): Promise<void> {
  const derniere = await findDerniereTentative(ctx, inscriptionId)
  const { reste } = await findDu(ctx, inscriptionId)
  if (
    derniere?.statut === 'ouverte' &&
    (derniere.montant !== reste || derniere.expireLe <= ctx.now)
  )
    await finirPaiement(ctx, inscriptionId)
  refuseIf(empechementPayerPlusTard(await findDu(ctx, inscriptionId), ctx.aujourdhui))
}
