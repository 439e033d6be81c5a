import { type RawBuilder, sql } from 'kysely'
import type { Ctx, Role } from '#app/platform/ctx.ts'

export type LigneAccreditation = {
  id: string
  role: Role
  centreId: string | null
  centre: string | null
  donneeLe: Date
  /** Null: the platform, when the union was created. */
  donneePar: string | null
  retireeLe: Date | null
  retireePar: string | null
}

/** Every role a member holds or held, the latest change first, in one statement. */
export function listAccreditations(ctx: Ctx, adherentId: string): Promise<LigneAccreditation[]> {
  return ctx.db
    .selectFrom('accreditation as r')
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'r.unionId').onRef('c.id', '=', 'r.centreId'),
    )
    .where('r.unionId', '=', ctx.union.id)
    .where('r.adherentId', '=', adherentId)
    .select(['r.id', 'r.role', 'r.centreId', 'c.nom as centre', 'r.donneeLe', 'r.retireeLe'])
    .select([nomDe(sql`r.donnee_par`).as('donneePar'), nomDe(sql`r.retiree_par`).as('retireePar')])
    .orderBy(sql`coalesce(r.retiree_le, r.donnee_le) desc`)
    .orderBy('r.id', 'desc')
    .execute()
}

function nomDe(adherentId: RawBuilder<unknown>) {
  return sql<string | null>`(select p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)
    from adherent a join personne p on p.union_id = a.union_id and p.id = a.personne_id
    where a.union_id = r.union_id and a.id = ${adherentId})`
}
