import { sql } from 'kysely'
import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { phraseAccordPapier } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscription } from '../queries/inscriptions.server.ts'

export const noterAccordResponsableSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid(),
})

/** The printed authorisation came back signed: its sentence and the day are kept. Twice = once. */
export function noterAccordResponsable(
  ctx: Ctx,
  { formationId, inscriptionId }: z.output<typeof noterAccordResponsableSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.modifier', formation)
    const inscription = await findInscription(ctx, formationId, inscriptionId)
    if (inscription.responsableAccordLe !== null) return
    if (inscription.responsableNom === null)
      throw new Refusal('Aucun responsable légal n’est connu : complétez d’abord la fiche.')
    await ctx.db
      .updateTable('inscription')
      .set({ responsableAccord: phraseAccordPapier, responsableAccordLe: ctx.now })
      .set({ version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', inscriptionId)
      .execute()
    record(ctx, 'inscription.accord_note', { genre: 'inscription', id: inscriptionId })
  })
}
