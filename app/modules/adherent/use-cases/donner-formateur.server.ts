import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { lockAdherentsPour } from '../queries/portee.server.ts'
import { donnerAccreditation } from './donner-accreditation.server.ts'

/** Gives the role « formateur » for the whole union to several members; those who hold it are counted. */
export function donnerFormateur(
  ctx: Ctx | WriteCtx,
  { adherentIds }: { adherentIds: string[] },
): Promise<{ donnes: number; deja: number }> {
  return transaction(ctx, async (ctx) => {
    await lockAdherentsPour(ctx, 'accreditation.donner_formateur', adherentIds)
    if (adherentIds.length === 0) throw new Refusal('Choisissez au moins une personne.')
    const tenants = new Set(await listFormateursDeja(ctx, adherentIds))
    const nouveaux = adherentIds.filter((id) => !tenants.has(id))
    for (const adherentId of nouveaux) {
      await donnerAccreditation(ctx, { adherentId, role: 'formateur', centreId: null })
    }
    return { donnes: nouveaux.length, deja: tenants.size }
  })
}

async function listFormateursDeja(ctx: WriteCtx, adherentIds: string[]): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('accreditation')
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', 'in', adherentIds)
    .where('role', '=', 'formateur')
    .where('centreId', 'is', null)
    .where('retireeLe', 'is', null)
    .select('adherentId')
    .execute()
  return rows.map(({ adherentId }) => adherentId)
}
