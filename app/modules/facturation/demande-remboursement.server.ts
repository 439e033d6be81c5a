import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteur, objetDe } from './incident.server.ts'
import { empechementMontantRendu, empechementRemboursement } from './model.ts'
import type { Reglement } from './queries/reglement.server.ts'
import { aUneDemande, existeRemboursement } from './queries/remboursements.server.ts'
import { changerRendu, noterJournal } from './remboursement.server.ts'

type Demande = {
  id: string
  montant: number
  reference: string | null
  /** The incident that it settles. */
  incidentId?: string | null
}

/**
 * Writes a refund on a payment that is locked: by card, to be executed once this is committed; otherwise
 * done. Known already, nothing changes.
 */
export async function demanderRemboursement(
  ctx: WriteCtx,
  reglement: Reglement,
  { id, montant, reference, incidentId = null }: Demande,
): Promise<void> {
  if (await existeRemboursement(ctx, id)) return
  refuseIf(empechementRemboursement(reglement))
  refuseIf(empechementMontantRendu(reglement, montant), 'montant')
  const carte = reglement.moyen === 'carte'
  if (carte && (await aUneDemande(ctx, reglement.id)))
    throw new Refusal('Un remboursement de ce règlement est déjà en cours.')
  await ctx.db
    .insertInto('remboursement')
    .values({
      unionId: ctx.union.id,
      id,
      reglementId: reglement.id,
      montant,
      le: ctx.aujourdhui,
      reference,
      incidentId,
      origine: 'gestionnaire',
      statut: carte ? 'demande' : 'fait',
      creeLe: ctx.now,
      creePar: auteur(ctx),
    })
    .execute()
  if (carte) {
    const codes = { montant, reglementId: reglement.id }
    record(ctx, 'reglement.remboursement_demande', objetDe(reglement), codes)
    return
  }
  await changerRendu(ctx, reglement, reglement.rembourse + montant)
  noterJournal(ctx, reglement, montant, 'gestionnaire')
}
