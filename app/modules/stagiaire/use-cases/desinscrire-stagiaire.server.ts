import { sql } from 'kysely'
import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirDesinscription } from '../jobs/prevenir-desinscription.server.ts'
import { annoncerPlaceLibre } from '../jobs/proposer-places.server.ts'
import { empechementDesinscription, empechementGestion } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscription } from '../queries/inscriptions.server.ts'
import { signalerPayee } from '../signaler-payee.server.ts'

export const desinscrireStagiaireSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid(),
  motif: z.enum(['demande', 'gestionnaire'], { error: 'Choisissez la raison.' }),
})

/** Takes a trainee off the list: the place is free at once, the person is told. Twice = once. */
export function desinscrireStagiaire(ctx: Ctx, input: z.output<typeof desinscrireStagiaireSchema>) {
  return transaction(ctx, async (ctx) => {
    const { formationId, inscriptionId, motif } = input
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.desinscrire', formation)
    const inscription = await findInscription(ctx, formationId, inscriptionId)
    if (inscription.statut === 'desinscrite' && inscription.motif === motif) return
    refuseIf(empechementGestion(formation))
    refuseIf(empechementDesinscription(inscription))
    await ctx.db
      .updateTable('inscription')
      .set({ statut: 'desinscrite', motif, vivante: false, desinscriteLe: ctx.now })
      .set({ version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', inscriptionId)
      .execute()
    record(ctx, 'inscription.desinscrite', { genre: 'inscription', id: inscriptionId }, { motif })
    await enqueue(ctx, prevenirDesinscription, { inscriptionId, demandeLe: ctx.now.toISOString() })
    await signalerPayee(ctx, inscriptionId)
    await annoncerPlaceLibre(ctx, formationId)
  })
}
