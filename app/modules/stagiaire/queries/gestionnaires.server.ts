import type { Ctx } from '#app/platform/ctx.ts'

/** Who manages the trainees of a formation: the managers, the local officer of its centre; else the administrators. */
export async function listGestionnaires(ctx: Ctx, centreId: string | null): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('accreditation')
    .where('unionId', '=', ctx.union.id)
    .where('role', 'in', ['gestionnaire_formations', 'responsable_local', 'administrateur'])
    .where((eb) =>
      centreId === null
        ? eb('centreId', 'is', null)
        : eb.or([eb('centreId', 'is', null), eb('centreId', '=', centreId)]),
    )
    .where('retireeLe', 'is', null)
    .select(['adherentId', 'role'])
    .execute()
  const gestionnaires = rows.filter(({ role }) => role !== 'administrateur')
  const retenus = gestionnaires.length > 0 ? gestionnaires : rows
  return [...new Set(retenus.map(({ adherentId }) => adherentId))]
}
