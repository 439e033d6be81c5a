import { findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { composerDossiers } from '../dossier.server.ts'
import { authorize } from '../policy.ts'
import { type FiltresDossiers, listIdsDossiers } from '../queries/dossiers.server.ts'

/** Bytes that a zip of this kind may hold: beyond, a shorter period. */
const poidsMax = 3_000_000_000

/** The file of one training, or those of a period: names leave with them, so it leaves a trace. */
export async function exporterDossiers(
  ctx: Ctx,
  quoi: { formationId: string } | { filtres: FiltresDossiers },
) {
  const ids = 'filtres' in quoi ? await listIds(ctx, quoi.filtres) : [await seule(ctx, quoi)]
  const { entrees, poids, formations } = await composerDossiers(ctx, ids)
  if (poids > poidsMax)
    throw new Refusal(
      'Ces dossiers sont trop lourds pour une archive : prenez une période plus courte.',
    )
  const id = ids.length === 1 ? (ids[0] ?? newId()) : newId()
  await transaction(ctx, (ctx) => {
    record(ctx, 'qualiopi.dossier_emporte', { genre: 'formation', id }, { formations })
    return Promise.resolve()
  })
  return entrees
}

async function seule(ctx: Ctx, { formationId }: { formationId: string }): Promise<string> {
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'qualiopi.lire', formation)
  return formation.id
}

function listIds(ctx: Ctx, filtres: FiltresDossiers): Promise<string[]> {
  authorize(ctx, 'qualiopi.lire')
  return listIdsDossiers(ctx, filtres)
}
