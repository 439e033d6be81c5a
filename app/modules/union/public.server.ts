import { type Expression, type Selectable, sql } from 'kysely'
import type { Ctx, UnionCourante, WriteCtx } from '#app/platform/ctx.ts'
import { database } from '#app/platform/db.server.ts'
import type { DB } from '#app/platform/db-types.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { ImageUnion } from './model/image.ts'
import { peutTravailler } from './model/mise-en-service.ts'
import { type Preference, type ValeurPreference, valeursDe } from './model/preferences.ts'
import { can } from './policy.ts'
import { listEtapes } from './queries/mise-en-service.server.ts'

/** What this process remembers of the addresses is asked again: a union has just changed state. */
export function oublierUnions(): void {
  kept.clear()
}

const kept = new Map<string, { union: UnionCourante; until: number }>()

/** The open union of an address. Kept 5 s: every request asks, nothing changes. */
export async function findUnionParSlug(slug: string): Promise<UnionCourante | undefined> {
  const known = kept.get(slug)
  if (known && known.until > Date.now()) return known.union
  kept.delete(slug)
  const union = await selectUnions()
    .where('slug', '=', slug)
    .where('statut', '=', 'ouverte')
    .executeTakeFirst()
  if (union) kept.set(slug, { union, until: Date.now() + 5000 })
  return union
}

/** Suspended or not: what was promised before, a mail or a document, is still done. */
export function findUnionParId(id: number): Promise<UnionCourante | undefined> {
  return selectUnions().where('id', '=', id).executeTakeFirst()
}

/** The name of the union at this address, when the operator has suspended it. */
export async function findSuspendue(slug: string): Promise<string | undefined> {
  const union = await selectUnions()
    .where('slug', '=', slug)
    .where('statut', '=', 'suspendue')
    .executeTakeFirst()
  return union?.nom
}

/** Every open union, in the order of the départements. */
export function listUnions(): Promise<UnionCourante[]> {
  return selectUnions()
    .where('statut', '=', 'ouverte')
    .orderBy('codeDepartement')
    .orderBy('nom')
    .orderBy('id')
    .execute()
}

function selectUnions() {
  return database()
    .kysely.selectFrom('unionDepartementale')
    .select(['id', 'slug', 'nom', 'fuseau', 'codeDepartement', 'demonstration'])
}

/** Who the union is: printed on documents, public pages and mails. */
export function findIdentiteUnion(ctx: Ctx | WriteCtx) {
  return reads(ctx)
    .selectFrom('identiteUnion')
    .where('unionId', '=', ctx.union.id)
    .select(['raisonSociale', 'siret', 'rna', 'nda', 'tva', 'president', 'couleur', 'version'])
    .select(['adresse', 'codePostal', 'commune', 'telephone', 'email', 'emailFormations'])
    .select(['emailDps', 'site', 'habilitationReference', 'habilitationDate'])
    .executeTakeFirstOrThrow()
}

/** The logo or the signature of the union, its bytes checked; undefined when it gave none. */
export async function readImage(ctx: Ctx | WriteCtx, image: ImageUnion) {
  const fichier = await reads(ctx)
    .selectFrom('identiteUnion as i')
    .innerJoin('fichier as f', (join) =>
      join
        .onRef('f.unionId', '=', 'i.unionId')
        .onRef('f.id', '=', image === 'logo' ? 'i.logoFichierId' : 'i.signatureFichierId'),
    )
    .where('i.unionId', '=', ctx.union.id)
    .select(['f.cleStockage', 'f.sha256', 'f.typeDetecte'])
    .executeTakeFirst()
  if (!fichier) return undefined
  const { cleStockage, sha256, typeDetecte: type } = fichier
  return { bytes: await readStoredFile(cleStockage, sha256), sha256, type }
}

/** What the address of the logo changes with; undefined without a logo. */
export async function findLogoVersion(ctx: Ctx): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('identiteUnion')
    .where('unionId', '=', ctx.union.id)
    .select('logoFichierId')
    .executeTakeFirst()
  return row?.logoFichierId?.slice(-8)
}

/** The value chosen by the union, else the default. */
export async function lirePreference<Cle extends Preference>(
  ctx: Ctx | WriteCtx,
  cle: Cle,
): Promise<ValeurPreference<Cle>> {
  return (await lirePreferences(ctx, [cle]))[cle]
}

/** Several in one statement: `const { a, b } = await lirePreferences(ctx, ['a', 'b'])`. */
export async function lirePreferences<Cle extends Preference>(
  ctx: Ctx | WriteCtx,
  cles: readonly Cle[],
) {
  const rows = await reads(ctx)
    .selectFrom('preference')
    .where('unionId', '=', ctx.union.id)
    .where('cle', 'in', cles)
    .select(['cle', 'valeur'])
    .execute()
  return valeursDe(cles, new Map(rows.map(({ cle, valeur }) => [cle, valeur])))
}

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

/** Types of formation still offered, each with the skills that allow one to train on it. */
export function listTypesFormation(ctx: Ctx | WriteCtx): Promise<TypeFormation[]> {
  return selectTypes(ctx).where(proposes(ctx)).orderBy('t.libelle').execute()
}

/** Neither archived nor past its last day. */
function proposes(ctx: Ctx | WriteCtx) {
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
>

/** Archived ones included: a formation keeps its type. */
export function findTypeFormation(
  ctx: Ctx | WriteCtx,
  id: string,
): Promise<TypeFormation | undefined> {
  return selectTypes(ctx).where('t.id', '=', id).executeTakeFirst()
}

export type TypeFormation = {
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
            'maxParFormateur', r.max_par_formateur, 'prixDefaut', t.prix_defaut) order by t.libelle), '[]')`.as(
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
  'id' | 'code' | 'libelle' | 'minutesMin' | 'placesDefaut' | 'maxParFormateur' | 'prixDefaut'
>

/** What an administrator still has to set up; undefined for those who may not. */
export async function findMiseEnService(ctx: Ctx) {
  if (!can(ctx, 'union.parametrer')) return undefined
  const etapes = await listEtapes(ctx)
  const restantes = etapes.filter(({ fait }) => !fait).length
  return { restantes, total: etapes.length, peutTravailler: peutTravailler(etapes) }
}

/** The terms of use in force: the latest version. */
export function findCgu(ctx: Ctx | WriteCtx) {
  return reads(ctx)
    .selectFrom('cguUnion')
    .where('unionId', '=', ctx.union.id)
    .select(['version', 'texte', 'publieeLe'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

function jourDe(ctx: Ctx | WriteCtx) {
  return sql`${ctx.aujourdhui}::date`
}

function reads(ctx: Ctx | WriteCtx): Ctx['db'] {
  return ctx.db
}
