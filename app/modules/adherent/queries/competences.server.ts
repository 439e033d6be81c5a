import { type RawBuilder, sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { CompetenceDetenue } from '../model/competence.ts'

export type CompetenceDe = CompetenceDetenue & {
  id: string
  adherentId: string
  competenceId: string
  code: string
  numero: string | null
  /** Days before the end when the renewal should be planned. */
  alerteJours: number
  version: number
}

type Filtre = { adherentIds?: string[]; competenceIds?: string[] }

/** The skills held by these members (all when undefined), each with its continuous trainings. One statement. */
export function findCompetencesDetenues(
  ctx: Ctx | WriteCtx,
  { adherentIds, competenceIds }: Filtre,
): Promise<CompetenceDe[]> {
  const db = ctx.db
  return db
    .selectFrom('competenceDetenue as d')
    .innerJoin('competence as c', (join) =>
      join.onRef('c.unionId', '=', 'd.unionId').onRef('c.id', '=', 'd.competenceId'),
    )
    .where('d.unionId', '=', ctx.union.id)
    .$if(adherentIds !== undefined, (query) =>
      query.where('d.adherentId', 'in', inList(adherentIds)),
    )
    .$if(competenceIds !== undefined, (query) =>
      query.where('d.competenceId', 'in', inList(competenceIds)),
    )
    .select(['d.id', 'd.adherentId', 'd.competenceId', 'd.obtenueLe', 'd.numero', 'd.version'])
    .select(['c.code', 'c.libelle', 'c.regleValidite', 'c.mois', 'c.alerteJours'])
    .select((eb) =>
      eb
        .selectFrom('competenceRecyclage as r')
        .whereRef('r.unionId', '=', 'd.unionId')
        .whereRef('r.competenceDetenueId', '=', 'd.id')
        .select(sql<string[]>`coalesce(array_agg(r.le::text order by r.le), '{}')`.as('jours'))
        .$asScalar()
        .$notNull()
        .as('recyclages'),
    )
    .orderBy('c.code')
    .execute()
}

/**
 * The rule of `finValidite`, in SQL, for lists filtered on it: this skill is held by `a` and valid on that
 * day. A test compares the two.
 */
export function competenceValable(competenceId: string, jour: Jour) {
  return detientValable({
    unionId: sql`a.union_id`,
    adherentId: sql`a.id`,
    competence: sql`d.competence_id = ${competenceId}`,
    jour: sql`${jour}::date`,
  })
}

type Detention = Record<'unionId' | 'adherentId' | 'competence' | 'jour', RawBuilder<unknown>>

/** The same for any member, any day, and the skills `d.competence_id` that satisfy a condition. */
export function detientValable({ unionId, adherentId, competence, jour }: Detention) {
  return sql<boolean>`exists (select 1 from competence_detenue d
    join competence c on c.union_id = d.union_id and c.id = d.competence_id
    cross join lateral (select greatest(d.obtenue_le, max(r.le)) as le from competence_recyclage r
      where r.union_id = d.union_id and r.competence_detenue_id = d.id and r.le <= ${jour}) derniere
    where d.union_id = ${unionId} and d.adherent_id = ${adherentId} and ${competence}
      and d.obtenue_le <= ${jour}
      and case c.regle_validite
        when 'annee_civile' then extract(year from ${jour}) <= extract(year from derniere.le) + 1
        when 'n_mois' then ${jour} <= derniere.le + make_interval(months => c.mois)
        else true end)`
}

/** One skill of this member; undefined for anybody else's. */
export async function findCompetenceDetenue(
  ctx: Ctx | WriteCtx,
  { adherentId, competenceDetenueId }: { adherentId: string; competenceDetenueId: string },
): Promise<CompetenceDe | undefined> {
  const siennes = await findCompetencesDetenues(ctx, { adherentIds: [adherentId] })
  return siennes.find(({ id }) => id === competenceDetenueId)
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** `in ()` is not SQL: an empty list asks for nobody. */
function inList(ids: string[] | undefined): string[] {
  return ids?.length ? ids : [nobody]
}
