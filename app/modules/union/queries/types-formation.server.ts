import { type Expression, type Selectable, sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { DB } from '#app/platform/db-types.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { TailleGroupe } from '../model/type.ts'

/** Types of formation still offered, each with the skills that allow one to train on it. */
export function listTypesFormation(ctx: Ctx | WriteCtx): Promise<TypeFormation[]> {
  return selectTypes(ctx).where(proposes(ctx)).orderBy('t.libelle').execute()
}

/** Neither archived nor past its last day. */
export function proposes(ctx: Ctx | WriteCtx) {
  return sql<boolean>`(t.archive_le is null and coalesce(t.valable_au, 'infinity') >= ${ctx.aujourdhui}::date)`
}

/**
 * The rule of the type `t` on a day: the latest one that has begun, else the first. An object keeps
 * the rule of its date, so the day is the object's own.
 */
export function regleDuType(jour: Expression<unknown>) {
  return sql<Regle>`(select r.* from regle_type_formation r where r.union_id = t.union_id
    and r.type_formation_id = t.id
    order by (r.valable_du <= ${jour}) desc, abs(r.valable_du - ${jour}) limit 1)`
}

type Regle = Pick<
  Selectable<DB['regleTypeFormation']>,
  'minutesMin' | 'maxParFormateur' | 'minStagiaires' | 'ageMin' | 'document' | 'valableDu'
> &
  TailleGroupe

/** Archived ones included: a formation keeps its type. */
export function findTypeFormation(
  ctx: Ctx | WriteCtx,
  id: string,
): Promise<TypeFormation | undefined> {
  return selectTypes(ctx).where('t.id', '=', id).executeTakeFirst()
}

export type TypeFormation = TailleGroupe & {
  id: string
  code: string
  libelle: string
  alias: string[]
  /** Minimum duration. */
  minutesMin: number
  placesDefaut: number
  maxParFormateur: number
  minStagiaires: number
  ageMin: number | null
  /** Cents. */
  prixDefaut: number
  document: 'trame' | 'federal' | 'aucun'
  /** Lines of the BPF: speciality (F-4) and aim (F-3); null = still to be said. */
  nsf: string
  bpfF3: string | null
  archiveLe: Date | null
  /** Last day on which it may begin; null = no end. */
  valableAu: Jour | null
  version: number
  /** Any one of these is enough to train. */
  competenceIds: string[]
}

function selectTypes(ctx: Ctx | WriteCtx) {
  return reads(ctx)
    .selectFrom('typeFormation as t')
    .innerJoinLateral(regleDuType(jourDe(ctx)).as('r'), (join) => join.onTrue())
    .where('t.unionId', '=', ctx.union.id)
    .select(['t.id', 't.code', 't.libelle', 't.alias', 't.placesDefaut', 't.prixDefaut'])
    .select(['t.archiveLe', 't.valableAu', 't.version'])
    .select(['r.minutesMin', 'r.maxParFormateur', 'r.minStagiaires', 'r.ageMin', 'r.document'])
    .select(['r.allongementDes', 'r.allongementMinutes', 'r.scissionDes', 't.nsf', 't.bpfF3'])
    .select((eb) =>
      eb
        .selectFrom('typeFormationCompetence as tc')
        .whereRef('tc.unionId', '=', 't.unionId')
        .whereRef('tc.typeFormationId', '=', 't.id')
        .select(sql<string[]>`coalesce(array_agg(tc.competence_id::text), '{}')`.as('ids'))
        .$asScalar()
        .$notNull()
        .as('competenceIds'),
    )
    .$castTo<TypeFormation>()
}

export function jourDe(ctx: Ctx | WriteCtx) {
  return sql`${ctx.aujourdhui}::date`
}

function reads(ctx: Ctx | WriteCtx): Ctx['db'] {
  return ctx.db
}
