import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { Regle } from '../model/type.ts'
import { regleDuType } from '../public.server.ts'
import { contient, type FiltresElement, ordre } from './elements.server.ts'

const codesCompetences = sql<string[]>`(select coalesce(array_agg(c.code order by c.code), '{}')
  from type_formation_competence tc join competence c on c.union_id = tc.union_id and c.id = tc.competence_id
  where tc.union_id = t.union_id and tc.type_formation_id = t.id)`

/** The types of the union with the rule of today. */
export function listTypes(ctx: Ctx | WriteCtx, filtres: FiltresElement) {
  return ctx.db
    .selectFrom('typeFormation as t')
    .innerJoinLateral(regleDuType(sql`${ctx.aujourdhui}::date`).as('r'), (join) => join.onTrue())
    .where('t.unionId', '=', ctx.union.id)
    .where('t.archiveLe', filtres.archives ? 'is not' : 'is', null)
    .where(contient(filtres.recherche, 't.libelle', 't.code'))
    .select(['t.id', 't.libelle as nom', 't.code', 't.alias', 't.placesDefaut', 't.prixDefaut'])
    .select([
      't.valableAu',
      't.archiveLe',
      't.nsf',
      't.bpfF3',
      'r.minutesMin',
      'r.maxParFormateur',
      'r.ageMin',
    ])
    .select(['r.minStagiaires', 'r.document', codesCompetences.as('competences')])
    .select(['r.allongementDes', 'r.allongementMinutes', 'r.scissionDes'])
    .orderBy(
      ordre(filtres.tri, {
        nom: 't.libelle',
        duree: 'r.minutesMin',
        prix: 't.prixDefaut',
        places: 't.placesDefaut',
      }),
    )
    .orderBy('t.id')
    .execute()
}

export async function findType(ctx: Ctx | WriteCtx, id: string) {
  const type = await ctx.db
    .selectFrom('typeFormation as t')
    .where('t.unionId', '=', ctx.union.id)
    .where('t.id', '=', id)
    .select(['t.id', 't.libelle', 't.code', 't.alias', 't.placesDefaut', 't.prixDefaut'])
    .select(['t.nsf', 't.bpfF3'])
    .select(['t.valableAu', 't.archiveLe', 't.version', codesCompetences.as('competences')])
    .select(
      sql<
        string[]
      >`(select coalesce(array_agg(tc.competence_id::text), '{}') from type_formation_competence tc
        where tc.union_id = t.union_id and tc.type_formation_id = t.id)`.as('competenceIds'),
    )
    .executeTakeFirst()
  return type ?? notFound()
}

/** Every rule of a type, the latest first. */
export function listRegles(ctx: Ctx | WriteCtx, typeFormationId: string) {
  return ctx.db
    .selectFrom('regleTypeFormation')
    .where('unionId', '=', ctx.union.id)
    .where('typeFormationId', '=', typeFormationId)
    .select(['valableDu', 'minutesMin', 'maxParFormateur', 'minStagiaires', 'ageMin', 'document'])
    .select(['allongementDes', 'allongementMinutes', 'scissionDes'])
    .orderBy('valableDu', 'desc')
    .execute()
}

/** The rule in force on a day; before the first one, the first. */
export async function findRegle(
  ctx: Ctx | WriteCtx,
  typeFormationId: string,
  jour: Jour,
): Promise<(Regle & { valableDu: Jour }) | undefined> {
  const regles = await listRegles(ctx, typeFormationId)
  return regles.find(({ valableDu }) => valableDu <= jour) ?? regles.at(-1)
}
