import { sql } from 'kysely'
import { newCtx } from '#app/ctx.server.ts'
import type { UnionCourante, WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, openReader, transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementSlug, objetUnion } from '../model.ts'
import { materielInitial } from '../presets/materiel.ts'
import {
  cguInitiales,
  competencesInitiales,
  debutReglesInitiales,
  regleInitiale,
  typesInitiaux,
} from '../presets.ts'

type Union = Omit<UnionCourante, 'id'>

/**
 * Opens a union: its row, its identity, the national types and skills, its terms of use. Run by the
 * operator, outside any union: all or nothing, in one transaction that enters the union it makes.
 */
export function creerUnion(union: Union, now = new Date()): Promise<UnionCourante> {
  refuseIf(empechementSlug(union.slug), 'slug')
  const statements = { count: 0 }
  const outside = { ...union, id: 0 } // no union has this number: the row-level security hides everything
  const reader = openReader(outside.id, statements)
  const ctx = newCtx({ union: outside, reader, now, requestId: 'union:create', statements })
  return transaction({ ...ctx, acteur: { genre: 'systeme' } }, async (ctx) => {
    ctx.union = { ...union, id: await insertUnion(ctx, union) }
    await sql`select set_config('app.union_id', ${String(ctx.union.id)}, true)`.execute(ctx.db)
    await insertIdentite(ctx)
    await insertCompetencesEtTypes(ctx)
    record(ctx, 'union.creee', objetUnion, { slug: union.slug })
    return ctx.union
  })
}

async function insertUnion(ctx: WriteCtx, union: Union): Promise<number> {
  const { slug, codeDepartement, nom, fuseau, demonstration } = union
  try {
    const { rows } = await sql<{ id: number }>`
      select creer_union(${slug}, ${codeDepartement}, ${nom}, ${fuseau}, ${demonstration}) as id`.execute(
      ctx.db,
    )
    if (!rows[0]) throw new Error('creer_union gave no row')
    return rows[0].id
  } catch (error) {
    if (brokenConstraint(error) !== 'slug_unique') throw error
    throw new Refusal(`L’adresse «\u00a0${slug}\u00a0» est déjà celle d’une autre union.`, 'slug')
  }
}

async function insertIdentite(ctx: WriteCtx): Promise<void> {
  const { id: unionId, nom } = ctx.union
  await ctx.db.insertInto('identiteUnion').values({ unionId, raisonSociale: nom }).execute()
  await ctx.db
    .insertInto('cguUnion')
    .values({ unionId, version: 1, texte: cguInitiales(nom), publieeLe: ctx.now })
    .execute()
}

async function insertCompetencesEtTypes(ctx: WriteCtx): Promise<void> {
  const unionId = ctx.union.id
  const competences = competencesInitiales.map(({ mois = null, ...competence }) => ({
    ...competence,
    mois,
    unionId,
    id: newId(),
    creeLe: ctx.now,
  }))
  await ctx.db.insertInto('competence').values(competences).execute()
  const types = typesInitiaux.map((type) => ({ ...type, id: newId() }))
  await ctx.db
    .insertInto('typeFormation')
    .values(
      types.map((type) => ({
        unionId,
        id: type.id,
        code: type.code,
        libelle: type.libelle,
        alias: type.alias ?? [],
        placesDefaut: type.places,
        prixDefaut: type.prix,
        nsf: type.nsf ?? '344',
        bpfF3: type.bpfF3,
        creeLe: ctx.now,
      })),
    )
    .execute()
  await ctx.db
    .insertInto('regleTypeFormation')
    .values(
      types.map((type) => ({
        unionId,
        id: newId(),
        typeFormationId: type.id,
        valableDu: debutReglesInitiales,
        ...regleInitiale(type),
        creeLe: ctx.now,
      })),
    )
    .execute()
  const materiel = types.flatMap(({ id, code }) =>
    materielInitial(code).map((ligne, rang) => ({
      ...{ ...ligne, unionId, id: newId() },
      ...{ typeFormationId: id, rang },
    })),
  )
  await ctx.db.insertInto('materielTypeFormation').values(materiel).execute()
  const trained = types.flatMap((type) =>
    competences
      .filter(({ code }) => type.formateurs.includes(code))
      .map((competence) => ({ unionId, typeFormationId: type.id, competenceId: competence.id })),
  )
  await ctx.db.insertInto('typeFormationCompetence').values(trained).execute()
}
