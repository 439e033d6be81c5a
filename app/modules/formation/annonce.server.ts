import { prevenirStagiaires } from '#app/modules/stagiaire/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { prevenirChangement } from './jobs/prevenir-changement.server.ts'
import type { Changement } from './model/vie.ts'

/** FOR-11: trainees, trainers and the client learn what changed, once the act is written. */
export async function annoncer(
  ctx: WriteCtx,
  formationId: string,
  changement: Changement,
): Promise<void> {
  const demandeLe = ctx.now.toISOString()
  await prevenirStagiaires(ctx, formationId, changement)
  await enqueue(ctx, prevenirChangement, {
    formationId,
    changementId: newId(),
    demandeLe,
    ...changement,
  })
}
