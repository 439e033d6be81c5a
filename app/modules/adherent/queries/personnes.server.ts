import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { clePersonne, type Identite, type IdentiteAdherent } from '../model/personne.ts'

/** First lock of every act on sign-ups: one person is served at a time, whoever asks. */
export async function lockPersonne(ctx: WriteCtx, cle: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ctx.union.id}, hashtext(${cle}))`.execute(ctx.db)
}

/** Several persons in one statement, in the order of their keys as every act locks them. */
export async function lockPersonnes(ctx: WriteCtx, cles: string[]): Promise<void> {
  if (cles.length === 0) return
  const enOrdre = [...new Set(cles)].sort()
  await sql`select pg_advisory_xact_lock(${ctx.union.id}, hashtext(cle))
    from unnest(${enOrdre}::text[]) as cle`.execute(ctx.db)
}

/** Locks members in the order of their ids; 404 when one is missing. */
export async function lockAdherents(ctx: WriteCtx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .orderBy('id')
    .select('id')
    .forUpdate()
    .execute()
  if (rows.length !== new Set(ids).size) notFound()
}

/** The personne of this identity, found by its key, else made. What exists is never changed (STA-10). */
export async function findOrCreatePersonne(ctx: WriteCtx, identite: Identite): Promise<string> {
  const known = await findPersonne(ctx, clePersonne(identite))
  return known?.id ?? (await insertPersonne(ctx, identite))
}

/** The same for many, by their keys, in two statements however many they are. */
export async function findOrCreatePersonnes(
  ctx: WriteCtx,
  identites: Identite[],
): Promise<Map<string, string>> {
  const parCle = new Map(identites.map((identite) => [clePersonne(identite), identite]))
  const connues = await selectPersonnes(ctx, [...parCle.keys()])
    .distinctOn('p.clePersonne')
    .execute()
  const ids = new Map(connues.map(({ clePersonne: cle, id }) => [cle, id]))
  const nouvelles = [...parCle]
    .filter(([cle]) => !ids.has(cle))
    .map(([cle, identite]) => ({ cle, ligne: lignePersonne(ctx, identite) }))
  if (nouvelles.length > 0) {
    const lignes = nouvelles.map(({ ligne }) => ligne)
    await ctx.db.insertInto('personne').values(lignes).execute()
  }
  for (const { cle, ligne } of nouvelles) ids.set(cle, ligne.id)
  return ids
}

/** Who answers to this key, members first, with the login; a merged person is the one it was merged into. */
export function findPersonne(ctx: WriteCtx, cle: string) {
  return selectPersonnes(ctx, [cle]).executeTakeFirst()
}

function selectPersonnes(ctx: WriteCtx, cles: string[]) {
  const gardee = sql<string>`coalesce(p.fusionnee_dans_id, p.id)`
  return ctx.db
    .selectFrom('personne as p')
    .leftJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'p.unionId').on('a.personneId', '=', gardee),
    )
    .where('p.unionId', '=', ctx.union.id)
    .where('p.clePersonne', 'in', cles)
    .orderBy('p.clePersonne')
    .orderBy('a.id') // members first: nulls are last
    .orderBy('p.creeLe')
    .orderBy('p.id')
    .select([gardee.as('id'), 'a.pseudo', 'p.clePersonne'])
}

/** What the union has chosen to keep of a person, staff having read it (STA-10); the key does not change. */
export async function updatePersonne(
  ctx: WriteCtx,
  id: string,
  champs: Partial<Identite>,
): Promise<void> {
  await ctx.db
    .updateTable('personne')
    .set(champs)
    .set({ version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
}

/** Another member of the same name born the same day. */
export async function findHomonyme(ctx: WriteCtx, identite: IdentiteAdherent, sauf: string) {
  if (identite.naissanceDate === null) return undefined
  return ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.id', '<>', sauf)
    .where('a.fusionneDansId', 'is', null)
    .where('p.clePersonne', '=', clePersonne(identite))
    .select('a.pseudo')
    .executeTakeFirst()
}

export async function insertPersonne(
  ctx: WriteCtx,
  identite: Identite | IdentiteAdherent,
): Promise<string> {
  const ligne = lignePersonne(ctx, identite)
  await ctx.db.insertInto('personne').values(ligne).execute()
  return ligne.id
}

function lignePersonne(ctx: WriteCtx, identite: Identite | IdentiteAdherent) {
  return {
    unionId: ctx.union.id,
    id: newId(),
    clePersonne: clePersonne(identite),
    civilite: identite.civilite,
    nomNaissance: identite.nomNaissance,
    nomUsage: identite.nomUsage,
    prenoms: identite.prenoms,
    naissanceDate: identite.naissanceDate,
    naissanceCommune: identite.naissanceCommune,
    naissanceCodePostal: identite.naissanceCodePostal,
    naissancePays: identite.naissancePays,
    creeLe: ctx.now,
    creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
  }
}
