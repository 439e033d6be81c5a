import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'

/** The six next trainings open to everybody, with the places left, in one statement. */
export function listProchainesFormations(ctx: Ctx) {
  return ctx.db
    .selectFrom('formation as f')
    .where('f.unionId', '=', ctx.union.id)
    .where('f.statut', '=', 'validee')
    .where('f.privee', '=', false)
    .where('f.inscriptionsJusquAu', '>=', ctx.aujourdhui)
    .select(['f.id', 'f.intitule', 'f.premierJour', 'f.prix'])
    .select([
      sql<string>`(select string_agg(distinct coalesce(nullif(l.commune, ''), l.nom, j.lieu_libre), ', ')
        from journee j left join lieu l on l.union_id = j.union_id and l.id = j.lieu_id
        where j.union_id = f.union_id and j.formation_id = f.id)`.as('lieu'),
      sql<number>`greatest(0, f.places - (select count(*) from inscription i where i.union_id = f.union_id
        and i.formation_id = f.id and i.statut in ('inscrite', 'validee', 'proposee', 'reservee')
        and (i.tenue_jusque is null or i.tenue_jusque > ${ctx.now})))`.as('restantes'),
    ])
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .limit(6)
    .execute()
}
