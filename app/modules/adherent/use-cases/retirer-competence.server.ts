import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { findCompetenceDetenue } from '../queries/competences.server.ts'
import { lockAdherentPour, motifPourJournal } from '../queries/portee.server.ts'

export const retirerCompetenceSchema = z.object({
  adherentId: z.uuid(),
  competenceDetenueId: z.uuid(),
  motif: requiredText('Dites pourquoi cette compétence est retirée.', 500),
})

/** Removes a skill and its continuous trainings; the journal keeps what it was, and why. */
export function retirerCompetence(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof retirerCompetenceSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { adherentId, competenceDetenueId, motif } = input
    await lockAdherentPour(ctx, 'competence.gerer', adherentId)
    const { code, obtenueLe } = (await findCompetenceDetenue(ctx, input)) ?? notFound()
    await ctx.db
      .deleteFrom('competenceRecyclage')
      .where('unionId', '=', ctx.union.id)
      .where('competenceDetenueId', '=', competenceDetenueId)
      .execute()
    await ctx.db
      .deleteFrom('competenceDetenue')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', competenceDetenueId)
      .execute()
    const codes = { competence: code, obtenueLe }
    const changes = await motifPourJournal(ctx, adherentId, motif)
    record(
      ctx,
      'adherent.competence_retiree',
      { genre: 'adherent', id: adherentId },
      codes,
      changes,
    )
  })
}
