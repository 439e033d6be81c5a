import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirClient } from '../jobs/prevenir-client.server.ts'
import { prevenirFormateurs } from '../jobs/prevenir-formateurs.server.ts'
import { empechementValidation } from '../model.ts'
import { authorize } from '../policy.ts'
import { lockFormation } from '../public.server.ts'

/** FOR-2: opens a formation that somebody without the right created. */
export function validerFormation(ctx: Ctx | WriteCtx, formationId: string) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'formation.valider', formation)
    if (formation.statut === 'validee') return
    refuseIf(empechementValidation(formation))
    await ctx.db
      .updateTable('formation')
      .set({
        statut: 'validee',
        valideeLe: ctx.now,
        valideePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
        version: formation.version + 1,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .execute()
    record(ctx, 'formation.validee', { genre: 'formation', id: formationId })
    await enqueue(ctx, prevenirFormateurs, { formationId })
    if (formation.clientId)
      await enqueue(ctx, prevenirClient, { formationId, demandeLe: ctx.now.toISOString() })
  })
}
