import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { acceptes, complete, declarationAReprendre } from './equipe.server.ts'

const convoques = sql<number>`(select count(*) from inscription i where i.union_id = f.union_id
  and i.formation_id = f.id and i.statut in ('inscrite', 'validee') and i.convoquee_le is not null)`

const diplomes = sql<number>`(select count(*) from diplome d
  join inscription i on i.union_id = d.union_id and i.id = d.inscription_id
  where d.union_id = f.union_id and i.formation_id = f.id and d.statut = 'genere')`

/** FOR-3: the dated facts of a formation, for its checklist and its badge. */
export function findSuivi(ctx: Ctx, formationId: string) {
  return ctx.db
    .selectFrom('formation as f')
    .where('f.unionId', '=', ctx.union.id)
    .where('f.id', '=', formationId)
    .select([acceptes.as('acceptes'), complete.as('complete'), convoques.as('convoques')])
    .select(diplomes.as('diplomes'))
    .select(declarationAReprendre.as('declarationAReprendre'))
    .select(['f.declareeLe', 'f.consignesEnvoyeesLe'])
    .executeTakeFirstOrThrow()
}
