import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { completeSelon } from './equipe.server.ts'
import { avecInscriptionAValider, base, type Filtres } from './listes.server.ts'

/** How many formations answer each ready-made question of *Formations à venir*, under the same filters. */
export async function countVues(
  ctx: Ctx,
  filtres: Filtres,
): Promise<Record<Filtres['vue'], number>> {
  const moi = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
  const { aCloturer, ...comptes } = await base(ctx, 'validee', filtres)
    .leftJoin(equipes(ctx).as('e'), 'e.formationId', 'f.id')
    .select([
      sql<number>`count(*)`.as('toutes'),
      sql<number>`count(*) filter (where not ${completeSelon(nombre)})`.as('recherche'),
      sql<number>`count(*) filter (where ${avecInscriptionAValider(ctx)})`.as('inscriptions'),
      sql<number>`count(*) filter (where f.dernier_jour < ${ctx.aujourdhui})`.as('aCloturer'),
      sql<number>`count(*) filter (where f.cree_par = ${moi}::uuid)`.as('miennes'),
    ])
    .executeTakeFirstOrThrow()
  return { ...comptes, a_cloturer: aCloturer }
}

const nombre = sql<number>`coalesce(e.nombre, 0)`

/** Accepted trainers by formation, counted in one pass: the list is whole here, not a page. */
function equipes(ctx: Ctx) {
  return ctx.db
    .selectFrom('candidature as k')
    .where('k.unionId', '=', ctx.union.id)
    .where('k.statut', '=', 'acceptee')
    .select(['k.formationId', sql<number>`count(*)`.as('nombre')])
    .groupBy('k.formationId')
}
