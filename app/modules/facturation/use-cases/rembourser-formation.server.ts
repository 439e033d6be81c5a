import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { demanderRemboursement } from '../demande-remboursement.server.ts'
import { executerRemboursementsDe } from '../jobs/executer-remboursements.server.ts'
import { exiger } from '../policy.ts'
import { listARendre } from '../queries/a-rendre.server.ts'
import { lockReglement } from '../queries/reglement.server.ts'
import { findCentre } from '../queries/reglements.server.ts'
import { aUneDemande } from '../queries/remboursements.server.ts'

export const rembourserFormationSchema = z.object({ formationId: z.uuid() })

/**
 * STA-7, FOR-2: gives back all that was paid by card for a formation that will not be. Each demand is written
 * with its own key, in the order of the payments; the provider is called afterwards, one by one. Asked twice,
 * what is under way or done is left alone. Gives how many were asked.
 */
export function rembourserFormation(
  ctx: Ctx,
  { formationId }: z.output<typeof rembourserFormationSchema>,
): Promise<{ demandes: number }> {
  return transaction(ctx, async (ctx) => {
    exiger(ctx, 'reglement.rembourser', await findCentre(ctx, formationId))
    const lignes = await listARendre(ctx, { formationId })
    if (lignes.some(({ statutFormation }) => statutFormation !== 'annulee'))
      throw new Refusal('Cette formation n’est pas annulée : remboursez chaque personne.')
    let demandes = 0
    for (const id of lignes.flatMap((ligne) => (ligne.moyen === 'carte' ? ligne.id : [])).sort()) {
      const reglement = await lockReglement(ctx, id)
      const montant = reglement.montant - reglement.rembourse
      if (montant === 0 || (await aUneDemande(ctx, id))) continue
      await demanderRemboursement(ctx, reglement, { id: newId(), montant, reference: null })
      demandes += 1
    }
    if (demandes > 0) await enqueue(ctx, executerRemboursementsDe, { formationId })
    return { demandes }
  })
}
