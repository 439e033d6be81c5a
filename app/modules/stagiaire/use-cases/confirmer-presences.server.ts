import { z } from 'zod'
import { estFormateurDe, lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteur } from '../ecriture.server.ts'
import { empechementGestion } from '../model.ts'
import { exiger } from '../policy.ts'

export const confirmerPresencesSchema = z.object({
  formationId: z.uuid(),
  creneauId: z.uuid('Ce créneau n’est pas reconnu. Rechargez la page.'),
})

/**
 * STA-5: somebody of the team has seen, in the room, those whom the QR of a créneau says present. Twice
 * changes nothing. Answers how many were confirmed.
 */
export function confirmerPresences(
  ctx: Ctx | WriteCtx,
  { formationId, creneauId }: z.output<typeof confirmerPresencesSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    if (!(await estFormateurDe(ctx, formationId))) exiger(ctx, 'presence.saisir', formation)
    refuseIf(empechementGestion(formation))
    const confirmees = await ctx.db
      .updateTable('presence')
      .set({ confirmeeLe: ctx.now, confirmeePar: auteur(ctx) })
      .where('unionId', '=', ctx.union.id)
      .where('creneauId', '=', creneauId)
      .where('moyen', '=', 'qr')
      .where('present', '=', true)
      .where('confirmeeLe', 'is', null)
      .where('inscriptionId', 'in', (eb) =>
        eb
          .selectFrom('inscription')
          .where('unionId', '=', ctx.union.id)
          .where('formationId', '=', formationId)
          .select('id'),
      )
      .returning('inscriptionId')
      .execute()
    for (const { inscriptionId } of confirmees)
      record(ctx, 'inscription.presence_confirmee', { genre: 'inscription', id: inscriptionId })
    return { confirmees: confirmees.length }
  })
}
