import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { contient, type FiltresElement, ordre } from './elements.server.ts'

const detenteurs = sql<number>`(select count(*) from competence_detenue d
  where d.union_id = c.union_id and d.competence_id = c.id)`

const codesTypes = sql<string[]>`(select coalesce(array_agg(t.code order by t.code), '{}')
  from type_formation_competence tc
  join type_formation t on t.union_id = tc.union_id and t.id = tc.type_formation_id and t.archive_le is null
  where tc.union_id = c.union_id and tc.competence_id = c.id)`

function selectCompetences(ctx: Ctx | WriteCtx) {
  return ctx.db
    .selectFrom('competence as c')
    .where('c.unionId', '=', ctx.union.id)
    .select(['c.id', 'c.code', 'c.libelle as nom', 'c.regleValidite', 'c.mois', 'c.alerteJours'])
    .select(['c.archiveLe', 'c.version', detenteurs.as('detenteurs'), codesTypes.as('types')])
}

export function listCompetencesDetail(ctx: Ctx | WriteCtx, filtres: FiltresElement) {
  return selectCompetences(ctx)
    .where('c.archiveLe', filtres.archives ? 'is not' : 'is', null)
    .where(contient(filtres.recherche, 'c.libelle', 'c.code'))
    .orderBy(ordre(filtres.tri, { nom: 'c.libelle', code: 'c.code', detenteurs: 'detenteurs' }))
    .orderBy('c.id')
    .execute()
}

export async function findCompetence(ctx: Ctx | WriteCtx, id: string) {
  return (await selectCompetences(ctx).where('c.id', '=', id).executeTakeFirst()) ?? notFound()
}
