import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'

export type EngagementAVenir = {
  formationId: string
  numero: string
  intitule: string
  jour: Jour | null
}

/** The formations to come where a member trains or has applied: what a closed account leaves behind. */
export function listEngagementsAVenir(
  ctx: Ctx | WriteCtx,
  adherentId: string,
): Promise<EngagementAVenir[]> {
  const db = ctx.db
  return db
    .selectFrom('candidature as c')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'c.unionId').onRef('f.id', '=', 'c.formationId'),
    )
    .where('c.unionId', '=', ctx.union.id)
    .where('c.adherentId', '=', adherentId)
    .where('c.statut', 'in', ['posee', 'acceptee'])
    .where('f.statut', 'in', ['a_valider', 'validee'])
    .where((eb) =>
      eb.or([eb('f.dernierJour', 'is', null), eb('f.dernierJour', '>=', ctx.aujourdhui)]),
    )
    .select(['f.id as formationId', 'f.numero', 'f.intitule', 'f.premierJour as jour'])
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .execute()
}
