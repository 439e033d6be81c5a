import type { WriteCtx } from '#app/platform/ctx.ts'

/** Those who manage this formation: for the whole union or for its centre; else the administrators. */
export async function listGestionnaires(
  ctx: WriteCtx,
  { centreId }: { centreId: string | null },
): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('accreditation')
    .where('unionId', '=', ctx.union.id)
    .where('retireeLe', 'is', null)
    .where('role', 'in', ['gestionnaire_formations', 'responsable_local', 'administrateur'])
    .where((eb) =>
      centreId === null
        ? eb('centreId', 'is', null)
        : eb.or([eb('centreId', 'is', null), eb('centreId', '=', centreId)]),
    )
    .select(['adherentId', 'role'])
    .execute()
  const gestionnaires = rows.filter(({ role }) => role !== 'administrateur')
  const prevenus = gestionnaires.length > 0 ? gestionnaires : rows
  return [...new Set(prevenus.map(({ adherentId }) => adherentId))]
}
