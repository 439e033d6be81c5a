import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { estUnDoubleProbable } from '../model/double.ts'
import { nomComplet } from '../model/stagiaire.ts'
import type { Inscription } from './inscriptions.server.ts'

/** The person behind an inscription as the union knows them, and whether they are a member. */
export async function findPersonneStagiaire(ctx: Ctx | WriteCtx, personneId: string) {
  const db = ctx.db
  return (
    (await db
      .selectFrom('personne as p')
      .leftJoin('adherent as a', (join) =>
        join.onRef('a.unionId', '=', 'p.unionId').onRef('a.personneId', '=', 'p.id'),
      )
      .where('p.unionId', '=', ctx.union.id)
      .where('p.id', '=', personneId)
      .select(['p.id', 'p.civilite', 'p.nomNaissance', 'p.nomUsage', 'p.prenoms'])
      .select(['p.naissanceCommune', 'p.naissanceCodePostal', 'p.naissancePays'])
      .select('a.id as adherentId')
      .executeTakeFirst()) ?? notFound()
  )
}

/** Other persons who are probably the same one, each with a sign-up to open; in one statement. */
export async function listDoubles(ctx: Ctx, inscription: Inscription) {
  const rows = await ctx.db
    .selectFrom('personne as p')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('inscription as i')
          .innerJoin('formation as f', (join) =>
            join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
          )
          .whereRef('i.unionId', '=', 'p.unionId')
          .whereRef('i.personneId', '=', 'p.id')
          .select(['i.id as inscriptionId', 'i.formationId', 'f.numero'])
          .orderBy('i.inscriteLe', 'desc')
          .limit(1)
          .as('derniere'),
      (join) => join.on(sql<boolean>`true`),
    )
    .where('p.unionId', '=', ctx.union.id)
    .where('p.naissanceDate', '=', inscription.naissanceDate)
    .where('p.id', '!=', inscription.personneId)
    .where('p.fusionneeDansId', 'is', null)
    .where('p.sansPersonnelLe', 'is', null)
    .select(['p.id', 'p.nomNaissance', 'p.nomUsage', 'p.prenoms', 'p.naissanceDate'])
    .select(['derniere.inscriptionId', 'derniere.formationId', 'derniere.numero'])
    .limit(200)
    .execute()
  return rows
    .filter((autre) => estUnDoubleProbable(inscription, autre))
    .map(({ id, inscriptionId, formationId, numero, ...autre }) => ({
      id,
      inscriptionId,
      formationId,
      numero,
      nom: nomComplet(autre),
    }))
}
