import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { clePersonne, type Identite, type IdentiteAdherent } from '../model/personne.ts'

/** First lock of every act on sign-ups: one person is served at a time, whoever asks. */
export async function lockPersonne(ctx: WriteCtx, cle: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ctx.union.id}, hashtext(${cle}))`.execute(ctx.db)
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
  const known = await ctx.db
    .selectFrom('personne')
    .where('unionId', '=', ctx.union.id)
    .where('clePersonne', '=', clePersonne(identite))
    .orderBy('creeLe')
    .orderBy('id')
    .select('id')
    .executeTakeFirst()
  return known?.id ?? (await insertPersonne(ctx, identite))
}

export async function insertPersonne(
  ctx: WriteCtx,
  identite: Identite | IdentiteAdherent,
): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('personne')
    .values({
      unionId: ctx.union.id,
      id,
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
    })
    .execute()
  return id
}
