import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { complete } from './equipe.server.ts'
import { base, type Filtres } from './listes.server.ts'

/** How many formations answer each ready-made question of *Formations à venir*, under the same filters. */
export async function countVues(
  ctx: Ctx,
  filtres: Filtres,
): Promise<Record<Filtres['vue'], number>> {
  const moi = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
  const { aCloturer, ...comptes } = await base(ctx, 'validee', filtres)
    .select([
      sql<number>`count(*)`.as('toutes'),
      sql<number>`count(*) filter (where not ${complete})`.as('recherche'),
      sql<number>`count(*) filter (where f.dernier_jour < ${ctx.aujourdhui})`.as('aCloturer'),
      sql<number>`count(*) filter (where f.cree_par = ${moi}::uuid)`.as('miennes'),
    ])
    .executeTakeFirstOrThrow()
  return { ...comptes, a_cloturer: aCloturer }
}
