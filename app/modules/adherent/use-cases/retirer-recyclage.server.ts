import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { jourSchema } from '../model/competence.ts'
import { findCompetenceDetenue } from '../queries/competences.server.ts'
import { lockAdherentPour } from '../queries/portee.server.ts'

export const retirerRecyclageSchema = z.object({
  adherentId: z.uuid(),
  competenceDetenueId: z.uuid(),
  le: jourSchema('Choisissez la formation continue à retirer.'),
})

/** Removes a continuous training noted by mistake. A second click changes nothing. */
export function retirerRecyclage(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof retirerRecyclageSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { adherentId, competenceDetenueId, le } = input
    await lockAdherentPour(ctx, 'competence.gerer', adherentId)
    const { code } = (await findCompetenceDetenue(ctx, input)) ?? notFound()
    const { numDeletedRows } = await ctx.db
      .deleteFrom('competenceRecyclage')
      .where('unionId', '=', ctx.union.id)
      .where('competenceDetenueId', '=', competenceDetenueId)
      .where('le', '=', le)
      .executeTakeFirstOrThrow()
    if (numDeletedRows === 0n) return
    const codes = { competence: code, le }
    record(ctx, 'adherent.recyclage_retire', { genre: 'adherent', id: adherentId }, codes)
  })
}
