import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { CompetenceDetenue } from '../model/competence.ts'

export type CompetenceDe = CompetenceDetenue & {
  id: string
  adherentId: string
  competenceId: string
  code: string
  numero: string | null
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
    .select(['d.id', 'd.adherentId', 'd.competenceId', 'd.obtenueLe', 'd.numero'])
    .select(['c.code', 'c.libelle', 'c.regleValidite', 'c.mois'])
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

const nobody = '00000000-0000-0000-0000-000000000000'

/** `in ()` is not SQL: an empty list asks for nobody. */
function inList(ids: string[] | undefined): string[] {
  return ids?.length ? ids : [nobody]
}
