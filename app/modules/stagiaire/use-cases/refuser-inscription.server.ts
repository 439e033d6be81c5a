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
import { empechementGestion, empechementRefus } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscription } from '../queries/inscriptions.server.ts'

export const refuserInscriptionSchema = z.object({ formationId: z.uuid(), inscriptionId: z.uuid() })

/** STA-5: the union does not accept a sign-up still to be validated, or one that waits. Twice = once. */
export function refuserInscription(ctx: Ctx, input: z.output<typeof refuserInscriptionSchema>) {
  return transaction(ctx, async (ctx) => {
    const { formationId, inscriptionId } = input
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.desinscrire', formation)
    const inscription = await findInscription(ctx, formationId, inscriptionId)
    if (inscription.statut === 'refusee') return
    refuseIf(empechementGestion(formation))
    refuseIf(empechementRefus(inscription))
    await ctx.db
      .updateTable('inscription')
      .set({ statut: 'refusee', vivante: false, tenueJusque: null, desinscriteLe: ctx.now })
      .set({ version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', inscriptionId)
      .execute()
    record(ctx, 'inscription.refusee', { genre: 'inscription', id: inscriptionId })
    await enqueue(ctx, prevenirDesinscription, { inscriptionId, demandeLe: ctx.now.toISOString() })
    await annoncerPlaceLibre(ctx, formationId)
  })
}
