import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { finirChangement, ouvrirJournees, refuseSiPrise } from '../changement.server.ts'
import { ajoutDe } from '../model/vie.ts'
import { empechementCreneaux } from '../model.ts'
import { journeeSchema } from '../schema.ts'
import { insertJournees } from './journees.server.ts'

export const ajouterJourneeSchema = z.object({
  formationId: z.uuid(),
  version: z.coerce.number().int(),
  id: z.uuid('Cette page est trop ancienne : rouvrez-la.'),
  journee: journeeSchema,
})

/** FOR-11: one more day; those already enrolled and the trainers are told. Twice = once. */
export function ajouterJournee(
  ctx: Ctx | WriteCtx,
  { formationId, version, id, journee }: z.output<typeof ajouterJourneeSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { formation, journees } = await ouvrirJournees(ctx, { formationId, version, deja: id })
    if (journees.some((connue) => connue.id === id)) return
    refuseSiPrise(journees, journee.jour)
    refuseIf(empechementCreneaux(journee.creneaux), 'journee.creneaux.matin.debut')
    await insertJournees(ctx, formationId, [{ ...journee, id }])
    record(
      ctx,
      'formation.journee_ajoutee',
      { genre: 'formation', id: formationId },
      { jour: journee.jour },
    )
    await finirChangement(ctx, formation, journees, (apres) => {
      const nouvelle = apres.find((journee) => journee.id === id)
      return nouvelle && { jours: [nouvelle.jour], changement: ajoutDe(nouvelle) }
    })
  })
}
