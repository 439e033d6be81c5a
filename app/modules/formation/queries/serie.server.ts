import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { selectFormations } from '../public.server.ts'

/** The formations still open that follow this one in its series; undefined when it belongs to none. */
export async function findSerie(ctx: Ctx | WriteCtx, formationId: string) {
  const ici = await selectFormations(ctx)
    .where('f.id', '=', formationId)
    .select(['f.serieId', 'f.premierJour'])
    .executeTakeFirst()
  if (!ici?.serieId || !ici.premierJour) return undefined
  const suivantes = await selectFormations(ctx)
    .where('f.serieId', '=', ici.serieId)
    .where('f.id', '<>', formationId)
    .where('f.premierJour', '>=', ici.premierJour)
    .where('f.statut', 'in', ['a_valider', 'validee'])
    .select(['f.id', 'f.numero', 'f.premierJour'])
    .select(
      sql<number>`(select count(*) from inscription i where i.union_id = f.union_id and i.formation_id = f.id
        and i.statut in ('liste_attente', 'proposee', 'reservee', 'inscrite', 'validee'))`.as(
        'inscrits',
      ),
    )
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .execute()
  return { serieId: ici.serieId, suivantes }
}

/** Places already used on these days by another formation that will be, as « jour|lieu ». */
export async function listLieuxPris(
  ctx: Ctx,
  lieux: string[],
  jours: Jour[],
): Promise<{ jour: Jour; lieuId: string | null; numero: string }[]> {
  if (lieux.length === 0 || jours.length === 0) return []
  return ctx.db
    .selectFrom('journee as j')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'j.unionId').onRef('f.id', '=', 'j.formationId'),
    )
    .where('j.unionId', '=', ctx.union.id)
    .where('j.lieuId', 'in', lieux)
    .where('j.jour', 'in', jours)
    .where('j.annuleeLe', 'is', null)
    .where('f.statut', 'in', ['a_valider', 'validee'])
    .select(['j.jour', 'j.lieuId', 'f.numero'])
    .execute()
}
