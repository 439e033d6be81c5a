import { type RawBuilder, sql } from 'kysely'
import type { ActeurAdherent, Ctx } from '#app/platform/ctx.ts'
import { Forbidden, notFound } from '#app/platform/errors.ts'
import { estFormateurDe } from '../formateur.server.ts'
import { can, droits } from '../policy.ts'
import { findFormation, placesPrises, selectFormations } from '../public.server.ts'

/**
 * The formation for those who are on the spot: its accepted trainers, who see names and no address, and
 * its managers. 404 when it is not to be seen, 403 for anybody else.
 */
export async function findFormationTerrain(ctx: Ctx, id: string) {
  const formation = (await findFormation(ctx, id)) ?? notFound()
  const gestion = can(ctx, 'formation.lister', formation)
  const formateur = await estFormateurDe(ctx, id)
  if (!gestion && !formateur)
    throw new Forbidden('formation.lister', droits['formation.lister'].libelle)
  return { formation, gestion, formateur }
}

/** Accepted trainers and how to reach them the same day: a telephone, no address. */
export function listEquipe(ctx: Ctx, formationId: string) {
  return ctx.db
    .selectFrom('candidature as c')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'c.unionId').onRef('a.id', '=', 'c.adherentId'),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('c.unionId', '=', ctx.union.id)
    .where('c.formationId', '=', formationId)
    .where('c.statut', '=', 'acceptee')
    .select(['c.id', 'c.adherentId', 'p.prenoms', 'a.telephone'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy('a.nomTri')
    .orderBy('c.id')
    .execute()
}

/** The formations one trains on: those to come, nearest first, or those that are over, latest first. */
export function listMesFormations(
  ctx: Ctx,
  { adherentId }: Pick<ActeurAdherent, 'adherentId'>,
  passees: boolean,
) {
  const mienne: RawBuilder<boolean> = sql<boolean>`exists (select 1 from candidature c
    where c.union_id = f.union_id and c.formation_id = f.id and c.adherent_id = ${adherentId}
      and c.statut = 'acceptee')`
  return selectFormations(ctx)
    .where(mienne)
    .where('f.statut', 'in', ['validee', 'cloturee'])
    .where('f.dernierJour', passees ? '<' : '>=', ctx.aujourdhui)
    .select(['f.id', 'f.numero', 'f.intitule', 'f.statut', 'f.premierJour', 'f.dernierJour'])
    .select(['f.places', 'f.consignesEnvoyeesLe', placesPrises(ctx).as('prises')])
    .orderBy('f.premierJour', passees ? 'desc' : 'asc')
    .orderBy('f.id')
    .limit(200)
    .execute()
}

/** The other accepted trainers of several formations, in one statement. */
export function listCollegues(ctx: Ctx, formationIds: string[], saufAdherentId: string) {
  return ctx.db
    .selectFrom('candidature as c')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'c.unionId').onRef('a.id', '=', 'c.adherentId'),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('c.unionId', '=', ctx.union.id)
    .where('c.formationId', 'in', formationIds)
    .where('c.statut', '=', 'acceptee')
    .where('c.adherentId', '<>', saufAdherentId)
    .select(['c.formationId', 'p.prenoms'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy('a.nomTri')
    .execute()
}

/** When the consignes last left, whoever received them; null when they never did. */
export async function findConsignesEnvoyeesLe(ctx: Ctx, formationId: string): Promise<Date | null> {
  const row = await selectFormations(ctx)
    .where('f.id', '=', formationId)
    .select('f.consignesEnvoyeesLe')
    .executeTakeFirst()
  return row?.consignesEnvoyeesLe ?? null
}
