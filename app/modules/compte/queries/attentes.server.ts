import { type RawBuilder, sql } from 'kysely'
import { tousLesDroits } from '#app/droits.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { definePolicy } from '#app/platform/policy.ts'
import type { Attente } from '../model/attente.ts'

const { can, centresAutorises } = definePolicy(tousLesDroits)

/** What waits for the actor, each kind within the centres of his right, in one statement. */
export function findAttentes(ctx: Ctx) {
  const { id: unionId } = ctx.union
  const aVenir = sql`f.statut = 'validee' and f.dernier_jour >= ${ctx.aujourdhui}`
  return ctx.db
    .selectNoFrom([
      resumer(
        ctx,
        'personnel.affecter',
        (portee) => sql`
        select f.id, f.intitule, f.premier_jour as jour, c.posee_le as depuis,
          p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance) as nom
        from candidature c
        join formation f on f.union_id = c.union_id and f.id = c.formation_id
        join adherent a on a.union_id = c.union_id and a.id = c.adherent_id
        join personne p on p.union_id = a.union_id and p.id = a.personne_id
        where c.union_id = ${unionId} and c.statut = 'posee' and ${aVenir} and ${portee}`,
      ).as('candidatures'),
      resumer(
        ctx,
        'formation.valider',
        (portee) => sql`
        select f.id, f.intitule, f.premier_jour as jour, f.cree_le as depuis, null as nom
        from formation f
        where f.union_id = ${unionId} and f.statut = 'a_valider' and ${portee}`,
      ).as('aValider'),
      resumer(
        ctx,
        'inscription.valider',
        (portee) => sql`
        select f.id, f.intitule, f.premier_jour as jour, i.inscrite_le as depuis,
          i.prenoms || ' ' || coalesce(i.nom_usage, i.nom_naissance) as nom
        from inscription i
        join formation f on f.union_id = i.union_id and f.id = i.formation_id
        where i.union_id = ${unionId} and i.statut = 'inscrite' and f.statut = 'validee'
          and ${portee}`,
      ).as('inscriptions'),
      resumer(
        ctx,
        'formation.cloturer',
        (portee) => sql`
        select f.id, f.intitule, f.dernier_jour as jour, (f.dernier_jour + time '12:00') at time zone ${ctx.union.fuseau} as depuis, null as nom
        from formation f
        where f.union_id = ${unionId} and f.statut = 'validee' and f.dernier_jour < ${ctx.aujourdhui}
          and ${portee}`,
      ).as('aCloturer'),
      resumerReferent(ctx, aVenir).as('amenagements'),
    ])
    .executeTakeFirstOrThrow()
}

function resumer(
  ctx: Ctx,
  droit: string,
  lignes: (portee: RawBuilder<unknown>) => RawBuilder<unknown>,
) {
  if (!can(ctx, droit)) return sql<Attente>`null::jsonb`
  const centres = centresAutorises(ctx, droit)
  const portee = centres ? sql`f.centre_id = any(${centres}::uuid[])` : sql`true`
  return sql<Attente>`(select jsonb_build_object('nombre', count(*), 'depuis', min(r.depuis),
      'formationIds', coalesce((array_agg(distinct r.id))[1:2], '{}'),
      'exemples', coalesce((array_agg(jsonb_build_object('nom', r.nom, 'intitule', r.intitule, 'jour', r.jour)
        order by r.depuis, r.id))[1:3], '{}'))
    from (${lignes(portee)}) r)`
}

/** Qualiopi 26: the needs that the referent prepares; null for anybody else. */
function resumerReferent(ctx: Ctx, aVenir: RawBuilder<unknown>) {
  const adherentId = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
  return sql<Attente>`(select jsonb_build_object('nombre', count(*), 'depuis', min(i.inscrite_le),
      'formationIds', coalesce((array_agg(distinct f.id))[1:2], '{}'),
      'exemples', coalesce((array_agg(jsonb_build_object('nom', null, 'intitule', f.intitule, 'jour', f.premier_jour)
        order by f.premier_jour, i.id))[1:3], '{}'))
    from inscription i join formation f on f.union_id = i.union_id and f.id = i.formation_id
    where i.union_id = ${ctx.union.id} and i.amenagement is not null
      and i.statut in ('inscrite', 'validee') and ${aVenir}
      and exists (select 1 from referent_handicap r where r.union_id = i.union_id
        and r.adherent_id = ${adherentId} and r.fin_le is null))`
}

/** Trainings to come that look for trainers, whose skill the actor holds and where he has not applied. */
export function findRecherches(ctx: Ctx, adherentId: string) {
  return ctx.db
    .selectFrom('formation as f')
    .where('f.unionId', '=', ctx.union.id)
    .where('f.statut', '=', 'validee')
    .where('f.premierJour', '>=', ctx.aujourdhui)
    .where(sql<boolean>`exists (select 1 from type_formation_competence tc
      join competence_detenue d on d.union_id = tc.union_id and d.competence_id = tc.competence_id
      where tc.union_id = f.union_id and tc.type_formation_id = f.type_formation_id
        and d.adherent_id = ${adherentId})`)
    .where(sql<boolean>`not exists (select 1 from candidature c where c.union_id = f.union_id
      and c.formation_id = f.id and c.adherent_id = ${adherentId} and c.statut in ('posee', 'acceptee'))`)
    .where(sql<boolean>`f.formateurs_requis > (select count(*) from candidature c
      where c.union_id = f.union_id and c.formation_id = f.id and c.statut = 'acceptee')`)
    .select([
      sql<number>`count(*)`.as('nombre'),
      sql<{ intitule: string; jour: Jour }[]>`coalesce((array_agg(jsonb_build_object(
        'intitule', f.intitule, 'jour', f.premier_jour) order by f.premier_jour, f.id))[1:3], '{}')`.as(
        'exemples',
      ),
    ])
    .executeTakeFirstOrThrow()
}

/** The next trainings where the actor trains or has applied. */
export function listEngagements(ctx: Ctx, adherentId: string) {
  return ctx.db
    .selectFrom('candidature as c')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'c.unionId').onRef('f.id', '=', 'c.formationId'),
    )
    .where('c.unionId', '=', ctx.union.id)
    .where('c.adherentId', '=', adherentId)
    .where('c.statut', 'in', ['posee', 'acceptee'])
    .where('f.statut', '=', 'validee')
    .where('f.dernierJour', '>=', ctx.aujourdhui)
    .select(['f.id', 'f.intitule', 'f.premierJour', 'c.statut'])
    .select(
      sql<string>`coalesce((select string_agg(distinct coalesce(nullif(l.commune, ''), l.nom, j.lieu_libre), ', ')
        from journee j left join lieu l on l.union_id = j.union_id and l.id = j.lieu_id
        where j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null), '')`.as(
        'lieu',
      ),
    )
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .limit(5)
    .execute()
}
