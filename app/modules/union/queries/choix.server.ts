import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { TailleGroupe } from '../model/type.ts'
import { jourDe, proposes, regleDuType, type TypeFormation } from './types-formation.server.ts'

export function listCentres(ctx: Ctx | WriteCtx) {
  return reads(ctx)
    .selectFrom('centre')
    .where('unionId', '=', ctx.union.id)
    .where('archiveLe', 'is', null)
    .select(['id', 'nom', 'code'])
    .orderBy('nom')
    .execute()
}

export function listAmicales(ctx: Ctx | WriteCtx) {
  return reads(ctx)
    .selectFrom('amicale')
    .where('unionId', '=', ctx.union.id)
    .where('archiveLe', 'is', null)
    .select(['id', 'nom'])
    .orderBy('nom')
    .execute()
}

export function listLieux(ctx: Ctx | WriteCtx) {
  return reads(ctx)
    .selectFrom('lieu')
    .where('unionId', '=', ctx.union.id)
    .where('archiveLe', 'is', null)
    .select(['id', 'nom', 'commune', 'adresse', 'codePostal', 'centreId', 'capacite'])
    .orderBy('nom')
    .orderBy('id')
    .execute()
}

export function listCompetences(ctx: Ctx | WriteCtx) {
  return reads(ctx)
    .selectFrom('competence')
    .where('unionId', '=', ctx.union.id)
    .where('archiveLe', 'is', null)
    .select(['id', 'code', 'libelle', 'regleValidite', 'mois', 'alerteJours'])
    .orderBy('code')
    .execute()
}

/** Centres, places and types still offered: what a form of formation lets one choose, in one statement. */
export function findChoix(ctx: Ctx | WriteCtx) {
  return reads(ctx)
    .selectNoFrom((eb) => [
      eb
        .selectFrom('centre')
        .where('unionId', '=', ctx.union.id)
        .where('archiveLe', 'is', null)
        .select(
          sql<
            { id: string; nom: string }[]
          >`coalesce(jsonb_agg(jsonb_build_object('id', id, 'nom', nom)
            order by nom), '[]')`.as('liste'),
        )
        .$asScalar()
        .$notNull()
        .as('centres'),
      eb
        .selectFrom('lieu')
        .where('unionId', '=', ctx.union.id)
        .where('archiveLe', 'is', null)
        .select(
          sql<{ id: string; nom: string; commune: string }[]>`coalesce(jsonb_agg(jsonb_build_object(
            'id', id, 'nom', nom, 'commune', commune) order by nom), '[]')`.as('liste'),
        )
        .$asScalar()
        .$notNull()
        .as('lieux'),
      eb
        .selectFrom('typeFormation as t')
        .innerJoinLateral(regleDuType(jourDe(ctx)).as('r'), (join) => join.onTrue())
        .where('t.unionId', '=', ctx.union.id)
        .where(proposes(ctx))
        .select(
          sql<TypeChoisi[]>`coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'code', t.code,
            'libelle', t.libelle, 'minutesMin', r.minutes_min, 'placesDefaut', t.places_defaut,
            'maxParFormateur', r.max_par_formateur, 'minStagiaires', r.min_stagiaires,
            'allongementDes', r.allongement_des, 'allongementMinutes', r.allongement_minutes,
            'scissionDes', r.scission_des, 'prixDefaut', t.prix_defaut) order by t.libelle), '[]')`.as(
            'liste',
          ),
        )
        .$asScalar()
        .$notNull()
        .as('types'),
    ])
    .executeTakeFirstOrThrow()
}

export type TypeChoisi = Pick<
  TypeFormation,
  | 'id'
  | 'code'
  | 'libelle'
  | 'minutesMin'
  | 'placesDefaut'
  | 'maxParFormateur'
  | 'minStagiaires'
  | 'prixDefaut'
  | keyof TailleGroupe
>

function reads(ctx: Ctx | WriteCtx): Ctx['db'] {
  return ctx.db
}
