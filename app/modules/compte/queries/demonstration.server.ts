import type { Ctx, Role } from '#app/platform/ctx.ts'

/** The accounts that a demonstration offers to try, one a role. */
const proposes: Role[] = [
  'administrateur',
  'gestionnaire_formations',
  'responsable_local',
  'formateur',
]

export function listComptesDemonstration(ctx: Ctx) {
  if (!ctx.union.demonstration) return []
  return ctx.db
    .selectFrom('accreditation as r')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'r.unionId').onRef('a.id', '=', 'r.adherentId'),
    )
    .where('r.unionId', '=', ctx.union.id)
    .where('r.role', 'in', proposes)
    .where('r.retireeLe', 'is', null)
    .where('a.valideLe', 'is not', null)
    .where('a.desactiveLe', 'is', null)
    .distinctOn('r.role')
    .select(['r.role', 'a.pseudo'])
    .orderBy('r.role')
    .orderBy('a.creeLe')
    .orderBy('a.id')
    .execute()
}
