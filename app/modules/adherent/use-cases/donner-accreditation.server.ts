import { z } from 'zod'
import { exigerReauthentification } from '#app/modules/compte/public.server.ts'
import { type Ctx, roles, type WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { facultatif } from '../model/personne.ts'
import { empechementEtendue, rolesEleves } from '../model/role.ts'
import { authorize } from '../policy.ts'
import { lockAdherentPour } from '../queries/portee.server.ts'

export const donnerAccreditationSchema = z.object({
  adherentId: z.uuid(),
  role: z.enum(roles, { error: 'Choisissez un rôle de la liste.' }),
  /** Empty: the whole union. */
  centreId: facultatif(z.uuid('Choisissez un centre de la liste.')),
})

type Accreditation = z.output<typeof donnerAccreditationSchema>

/** Gives a role, for the whole union or one centre. It counts from the member's next request. */
export function donnerAccreditation(ctx: Ctx | WriteCtx, input: Accreditation) {
  return transaction(ctx, async (ctx) => {
    const { adherentId, role, centreId } = input
    await lockPourAccreditation(ctx, input)
    refuseIf(empechementEtendue(role, centreId), 'centreIds')
    if (await estDonnee(ctx, input)) return
    await insertAccreditation(ctx, input)
    const codes = { role, centreId }
    record(ctx, 'adherent.accreditation_donnee', { genre: 'adherent', id: adherentId }, codes)
  })
}

/**
 * The right to give this role, to this member and for this reach: a manager of one centre gives it there
 * only. High roles ask for the password again.
 */
export async function lockPourAccreditation(
  ctx: WriteCtx,
  { adherentId, role, centreId }: Accreditation,
): Promise<void> {
  const droit = role === 'formateur' ? 'accreditation.donner_formateur' : 'accreditation.donner'
  await lockAdherentPour(ctx, droit, adherentId)
  authorize(ctx, droit, { centreId })
  if (rolesEleves.includes(role)) await exigerReauthentification(ctx)
}

async function estDonnee(ctx: WriteCtx, { adherentId, role, centreId }: Accreditation) {
  const row = await ctx.db
    .selectFrom('accreditation')
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', adherentId)
    .where('role', '=', role)
    .where('centreId', centreId === null ? 'is' : '=', centreId)
    .where('retireeLe', 'is', null)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

async function insertAccreditation(ctx: WriteCtx, accreditation: Accreditation): Promise<void> {
  try {
    await ctx.db
      .insertInto('accreditation')
      .values({
        unionId: ctx.union.id,
        id: newId(),
        ...accreditation,
        donneePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
        donneeLe: ctx.now,
      })
      .execute()
  } catch (error) {
    if (brokenConstraint(error) !== 'accreditation_union_id_centre_id_fkey') throw error
    throw new Refusal('Ce centre n’existe plus. Choisissez-en un autre.', 'centreIds')
  }
}
