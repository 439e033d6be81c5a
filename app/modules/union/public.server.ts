import type { Ctx, UnionCourante, WriteCtx } from '#app/platform/ctx.ts'
import { database } from '#app/platform/db.server.ts'
import { readStoredFile } from '#app/platform/files/files.server.ts'
import type { ImageUnion } from './model/image.ts'
import { peutTravailler } from './model/mise-en-service.ts'
import type { Preference, ValeurPreference } from './model/preferences.ts'
import { valeursDe } from './model/valeurs-preferences.ts'
import { can } from './policy.ts'
import { listEtapes } from './queries/mise-en-service.server.ts'
import { referentEnVigueur } from './queries/referent.server.ts'

export {
  findChoix,
  listAmicales,
  listCentres,
  listCompetences,
  listLieux,
  type TypeChoisi,
} from './queries/choix.server.ts'
export { listMateriel } from './queries/materiel.server.ts'
export { findReferentHandicap } from './queries/referent.server.ts'
export {
  findTypeFormation,
  listTypesFormation,
  regleDuType,
} from './queries/types-formation.server.ts'

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
  return selectIdentite(ctx).executeTakeFirstOrThrow()
}

/** The same with its disability referent, as a letter gives both: one statement. */
export function findIdentiteEtReferent(ctx: Ctx | WriteCtx) {
  return selectIdentite(ctx).select(referentEnVigueur).executeTakeFirstOrThrow()
}

function selectIdentite(ctx: Ctx | WriteCtx) {
  return reads(ctx)
    .selectFrom('identiteUnion')
    .where('unionId', '=', ctx.union.id)
    .select(['raisonSociale', 'siret', 'rna', 'nda', 'tva', 'president', 'couleur', 'version'])
    .select(['adresse', 'codePostal', 'commune', 'telephone', 'email', 'emailFormations'])
    .select(['emailDps', 'site', 'habilitationReference', 'habilitationDate'])
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
export async function findEnteteUnion(ctx: Ctx) {
  const row = await ctx.db
    .selectFrom('identiteUnion')
    .where('unionId', '=', ctx.union.id)
    .select(['logoFichierId', 'telephone', 'emailFormations'])
    .executeTakeFirst()
  return {
    logo: row?.logoFichierId?.slice(-8),
    telephone: row?.telephone ?? null,
    courriel: row?.emailFormations ?? null,
  }
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

function reads(ctx: Ctx | WriteCtx): Ctx['db'] {
  return ctx.db
}
