import type { Ctx, Role } from '#app/platform/ctx.ts'

/** Members holding a role for the whole union; when nobody does, the administrators. */
export async function listTitulaires(ctx: Ctx, role: Role): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('accreditation')
    .where('unionId', '=', ctx.union.id)
    .where('role', 'in', [role, 'administrateur'])
    .where('centreId', 'is', null)
    .where('retireeLe', 'is', null)
    .select(['adherentId', 'role'])
    .execute()
  const titulaires = rows.filter((row) => row.role === role)
  return (titulaires.length > 0 ? titulaires : rows).map(({ adherentId }) => adherentId)
}
