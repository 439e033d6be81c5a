import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { BaseMateriel, LigneMateriel } from '../model/materiel.ts'

/** FOR-7: what the formations of a type take to the room, in the order of the union. */
export function listMateriel(
  ctx: Ctx | WriteCtx,
  typeFormationId: string,
): Promise<LigneMateriel[]> {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('materielTypeFormation')
    .where('unionId', '=', ctx.union.id)
    .where('typeFormationId', '=', typeFormationId)
    .select(['libelle', 'quantite', 'groupe', sql<BaseMateriel>`base`.as('base')])
    .orderBy('rang')
    .execute()
}
