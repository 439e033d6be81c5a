import { z } from 'zod'
import { type Ctx, roles, type WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { facultatif } from '../model/personne.ts'
import { authorize } from '../policy.ts'
import { lockAdherents } from '../queries/personnes.server.ts'

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
    authorize(ctx, role === 'formateur' ? 'accreditation.donner_formateur' : 'accreditation.donner')
    await lockAvecAdministrateurs(ctx, input)
    const { numUpdatedRows } = await ctx.db
      .updateTable('accreditation')
      .set({ retireeLe: ctx.now })
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

/** Administrators are locked together, then counted again: what another act removed meanwhile is seen. */
async function lockAvecAdministrateurs(
  ctx: WriteCtx,
  { adherentId, role, centreId }: Accreditation,
) {
  if (role !== 'administrateur' || centreId !== null) return lockAdherents(ctx, [adherentId])
  await lockAdherents(ctx, [...new Set([adherentId, ...(await listAdministrateurs(ctx))])])
  const restants = (await listAdministrateurs(ctx)).filter((id) => id !== adherentId)
  if (restants.length > 0) return
  throw new Refusal(
    'C’est le dernier administrateur\u00a0: donnez d’abord ce rôle à quelqu’un d’autre.',
  )
}

/** Those who can really act: a role held by an account not validated, or closed, opens nothing. */
async function listAdministrateurs(ctx: WriteCtx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('accreditation as r')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'r.unionId').onRef('a.id', '=', 'r.adherentId'),
    )
    .where('r.unionId', '=', ctx.union.id)
    .where('r.role', '=', 'administrateur')
    .where('r.centreId', 'is', null)
    .where('r.retireeLe', 'is', null)
    .where('a.valideLe', 'is not', null)
    .where('a.desactiveLe', 'is', null)
    .where('a.partiLe', 'is', null)
    .where('a.archiveLe', 'is', null)
    .select('r.adherentId')
    .execute()
  return rows.map(({ adherentId }) => adherentId)
}
