import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { finirChangement, ouvrirJournees } from '../changement.server.ts'
import { annulationDe } from '../model/vie.ts'
import { refuseIfPresences } from './modifier-formation.server.ts'

export const annulerJourneeSchema = z.object({
  formationId: z.uuid(),
  journeeId: z.uuid(),
  version: z.coerce.number().int(),
  motif: requiredText('Indiquez pourquoi : les personnes prévenues le liront.', 300),
})

/**
 * FOR-11: a day that will not be. Its row and its créneaux stay, its trainers are free. The last one is not
 * cancelled, the formation is; a day where presences are noted took place.
 */
export function annulerJournee(
  ctx: Ctx | WriteCtx,
  { formationId, journeeId, version, motif }: z.output<typeof annulerJourneeSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { formation, journees } = await ouvrirJournees(ctx, { formationId, version })
    const journee = journees.find(({ id }) => id === journeeId) ?? notFound()
    if (journees.length === 1)
      throw new Refusal('C’est la dernière journée : annulez plutôt la formation.')
    await refuseIfPresences(
      ctx,
      journee.creneaux.map(({ id }) => id),
      'Des présences sont déjà notées ce jour-là : il a eu lieu.',
    )
    await ctx.db
      .deleteFrom('affectationJournee')
      .where('unionId', '=', ctx.union.id)
      .where('journeeId', '=', journeeId)
      .execute()
    await ctx.db
      .updateTable('journee')
      .set({
        annuleeLe: ctx.now,
        annuleePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
        annulationMotif: motif,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', journeeId)
      .execute()
    record(
      ctx,
      'formation.journee_annulee',
      { genre: 'formation', id: formationId },
      { jour: journee.jour },
    )
    await finirChangement(ctx, formation, journees, () => ({
      jours: [journee.jour],
      changement: annulationDe(journee, motif),
    }))
  })
}
