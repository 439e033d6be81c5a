import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { finirChangement, ouvrirJournees, refuseSiPrise } from '../changement.server.ts'
import { changementDe } from '../model/vie.ts'
import { empechementCreneaux } from '../model.ts'
import { journeeSchema } from '../schema.ts'
import { refuseIfPresences, updateJournee } from './modifier-formation.server.ts'

export const modifierJourneeSchema = z.object({
  formationId: z.uuid(),
  journeeId: z.uuid(),
  version: z.coerce.number().int(),
  journee: journeeSchema,
})

/**
 * FOR-11: changes or moves a day. Presences and trainers follow it; a day where somebody was noted present or
 * absent does not move. Those enrolled, the trainers and the client are told, old and new.
 */
export function modifierJournee(
  ctx: Ctx | WriteCtx,
  { formationId, journeeId, version, journee }: z.output<typeof modifierJourneeSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { formation, journees } = await ouvrirJournees(ctx, { formationId, version })
    const avant = journees.find(({ id }) => id === journeeId) ?? notFound()
    refuseIf(empechementCreneaux(journee.creneaux), 'journee.creneaux.matin.debut')
    const deplacee = avant.jour !== journee.jour
    if (deplacee) {
      refuseSiPrise(
        journees.filter(({ id }) => id !== journeeId),
        journee.jour,
      )
      if (journee.jour < ctx.aujourdhui && avant.jour >= ctx.aujourdhui)
        throw new Refusal('Cette date est déjà passée.', 'journee.jour')
      await refuseIfPresences(
        ctx,
        avant.creneaux.map(({ id }) => id),
        'Des présences sont déjà notées ce jour-là : il ne se déplace plus.',
      )
    }
    await updateJournee(ctx, avant, journee)
    record(
      ctx,
      deplacee ? 'formation.journee_deplacee' : 'formation.journee_modifiee',
      { genre: 'formation', id: formationId },
      { avant: avant.jour, jour: journee.jour },
    )
    await finirChangement(ctx, formation, journees, (apres) => {
      const nouvelle = apres.find(({ id }) => id === journeeId)
      const changement = nouvelle && changementDe(avant, nouvelle)
      return changement && { jours: [avant.jour, journee.jour], changement }
    })
  })
}
