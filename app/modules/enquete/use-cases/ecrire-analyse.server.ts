import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, StaleVersion } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize, can } from '../policy.ts'
import { findAnalyse } from '../queries/analyse-ecrite.server.ts'

export const ecrireAnalyseSchema = z.object({
  formationId: z.uuid(),
  /** The version that was read, 0 when there was none. */
  version: z.coerce.number().int().min(0),
  texte: requiredText('Écrivez ce que vous retenez des réponses.', 4000),
})

/** Qualiopi 30 and 32: what the union concludes from the answers about one training. */
export function ecrireAnalyse(
  ctx: Ctx | WriteCtx,
  { formationId, version, texte }: z.output<typeof ecrireAnalyseSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'enquete.gerer')
    const formation = await lockFormation(ctx, formationId)
    if (!can(ctx, 'enquete.gerer', formation)) notFound()
    const connue = await findAnalyse(ctx, formationId)
    if ((connue?.version ?? 0) !== version) throw new StaleVersion()
    const ecritePar = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
    const valeurs = { texte, ecriteLe: ctx.now, ecritePar, version: version + 1 }
    await ctx.db
      .insertInto('enqueteAnalyse')
      .values({ unionId: ctx.union.id, formationId, ...valeurs })
      .onConflict((conflict) => conflict.columns(['unionId', 'formationId']).doUpdateSet(valeurs))
      .execute()
    record(ctx, 'enquete.analyse_ecrite', { genre: 'formation', id: formationId })
  })
}
