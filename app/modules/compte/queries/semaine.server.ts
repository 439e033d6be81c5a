import { sql } from 'kysely'
import { tousLesDroits } from '#app/droits.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { definePolicy } from '#app/platform/policy.ts'

const { can, centresAutorises } = definePolicy(tousLesDroits)

/** The journées of the seven days to come, for whoever manages trainings, within the centres of the role. */
export async function listSemaine(ctx: Ctx) {
  if (!can(ctx, 'formation.lister')) return null
  const centres = centresAutorises(ctx, 'formation.lister')
  return ctx.db
    .selectFrom('journee as j')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'j.unionId').onRef('f.id', '=', 'j.formationId'),
    )
    .leftJoin('lieu as l', (join) =>
      join.onRef('l.unionId', '=', 'j.unionId').onRef('l.id', '=', 'j.lieuId'),
    )
    .where('j.unionId', '=', ctx.union.id)
    .where('j.jour', '>=', ctx.aujourdhui)
    .where('j.jour', '<', addDays(ctx.aujourdhui, 7))
    .where('j.annuleeLe', 'is', null)
    .where('f.statut', '=', 'validee')
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`f.centre_id = any(${centres ?? []}::uuid[])`),
    )
    .select(['j.id', 'f.id as formationId', 'f.intitule', sql<Jour>`j.jour`.as('jour')])
    .select([
      sql<string>`coalesce(nullif(l.commune, ''), l.nom, j.lieu_libre, '')`.as('lieu'),
      sql<number>`f.formateurs_requis - (select count(*) from candidature c
        where c.union_id = f.union_id and c.formation_id = f.id and c.statut = 'acceptee')`.as(
        'manquants',
      ),
    ])
    .orderBy('j.jour')
    .orderBy('f.id')
    .limit(12)
    .execute()
}
