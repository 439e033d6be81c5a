import { z } from 'zod'
import { type Ctx, roles, type WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { facultatif } from '../model/personne.ts'
import { authorize } from '../policy.ts'
import {
  lockAvecAdministrateurs,
  refuseDernierAdministrateur,
} from '../queries/administrateurs.server.ts'
import { lockPourAccreditation } from './donner-accreditation.server.ts'

export const retirerAccreditationSchema = z.object({
  adherentId: z.uuid(),
  role: z.enum(roles, { error: 'Choisissez un rôle de la liste.' }),
  /** Empty: the role held for the whole union. */
  centreId: facultatif(z.uuid('Choisissez un centre de la liste.')),
})

type Accreditation = z.output<typeof retirerAccreditationSchema>

/** Removes a role. Nobody removes the last administrator, not even two people at the same second. */
export function retirerAccreditation(ctx: Ctx | WriteCtx, input: Accreditation) {
  return transaction(ctx, async (ctx) => {
    const { adherentId, role, centreId } = input
    const dernier = role === 'administrateur'
    if (dernier) {
      authorize(ctx, 'accreditation.donner')
      await lockAvecAdministrateurs(ctx, adherentId)
    }
    await lockPourAccreditation(ctx, input)
    if (dernier) await refuseDernierAdministrateur(ctx, adherentId)
    const { numUpdatedRows } = await ctx.db
      .updateTable('accreditation')
      .set({
        retireeLe: ctx.now,
        retireePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .where('unionId', '=', ctx.union.id)
      .where('adherentId', '=', adherentId)
      .where('role', '=', role)
      .where('centreId', centreId === null ? 'is' : '=', centreId)
      .where('retireeLe', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return
    const codes = { role, centreId }
    record(ctx, 'adherent.accreditation_retiree', { genre: 'adherent', id: adherentId }, codes)
  })
}
