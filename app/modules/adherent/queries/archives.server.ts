import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { centresAutorises } from '../policy.ts'

const limite = 500

/** The archived members, the latest first; a sheet merged into another is not one that comes back. */
export function listArchives(ctx: Ctx) {
  const centres = centresAutorises(ctx, 'adherent.desactiver')
  return ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.archiveLe', 'is not', null)
    .where('a.fusionneDansId', 'is', null)
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`a.centre_id = any(${centres ?? []}::uuid[])`),
    )
    .select(['a.id', 'a.pseudo', 'a.archiveLe', 'p.prenoms', 'c.nom as centre'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy('a.archiveLe', 'desc')
    .orderBy('a.id')
    .limit(limite)
    .execute()
}
