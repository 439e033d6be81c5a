import { z } from 'zod'
import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { listAptitudes } from '../queries/formateurs.server.ts'

export const postulerFormationSchema = z.object({ id: z.uuid(), formationId: z.uuid() })

/** FOR-4: a trainer applies, for all journées. A second click finds the first application. */
export function postulerFormation(
  ctx: Ctx | WriteCtx,
  { id, formationId }: z.output<typeof postulerFormationSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'candidature.poser')
    if (ctx.acteur.genre !== 'adherent') notFound()
    const { adherentId } = ctx.acteur
    const formation = await lockFormation(ctx, formationId)
    await lockAdherents(ctx, [adherentId])
    if (
      !statutsPermettant.postuler.includes(formation.statut) ||
      (formation.dernierJour ?? '') < ctx.aujourdhui
    ) {
      throw new Refusal('Cette formation ne cherche plus de formateur.')
    }
    const journees = await listJournees(ctx, [formationId])
    const [aptitude] = await listAptitudes(ctx, formation, journees, [adherentId])
    refuseIf(aptitude?.empechement)
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('candidature')
      .values({
        unionId: ctx.union.id,
        id,
        formationId,
        adherentId,
        statut: 'posee',
        origine: 'candidature',
        poseeLe: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows)
      record(ctx, 'formation.candidature_posee', { genre: 'formation', id: formationId })
  })
}
