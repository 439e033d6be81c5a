import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { questionsDOrigine } from '../model/origine.ts'
import { genres } from '../model.ts'
import { authorize } from '../policy.ts'
import { findEnquete, insertEnquete } from '../queries/enquetes.server.ts'

export const retablirEnqueteSchema = z.object({
  genre: z.enum(genres),
  version: z.coerce.number().int().min(0),
})

/** Back to the product's questions, as a version of its own: the union's stay with their answers. */
export function retablirEnquete(
  ctx: Ctx | WriteCtx,
  { genre, version }: z.output<typeof retablirEnqueteSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'enquete.parametrer')
    const enquete = await findEnquete(ctx, genre)
    if (enquete.dOrigine) return
    const questions = questionsDOrigine[genre]
    const suivante = { genre, version: version + 1, dOrigine: true, questions }
    if (enquete.version !== version || !(await insertEnquete(ctx, suivante)))
      throw new StaleVersion()
    const { id } = await findEnquete(ctx, genre)
    record(ctx, 'enquete.retablie', { genre: 'enquete', id: id ?? '' }, { genre })
  })
}
