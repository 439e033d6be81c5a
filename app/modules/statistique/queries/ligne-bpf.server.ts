import { sql } from 'kysely'
import { selectFormations } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import type { Cas, LigneC } from '../model/lignes.ts'
import { cas } from './selection.server.ts'

/** What puts a formation on its lines: the line chosen, its client, and how many trainees it counts. */
export function findLigneBpf(ctx: Ctx, formationId: string) {
  return selectFormations(ctx)
    .leftJoin('client as k', (join) =>
      join.onRef('k.unionId', '=', 'f.unionId').onRef('k.id', '=', 'f.clientId'),
    )
    .where('f.id', '=', formationId)
    .select(['f.id', 'f.numero', 'f.intitule', 'f.dernierJour', 'f.version', 'f.prix'])
    .select(['f.clientId', 'k.raisonSociale as client', sql<Cas>`${cas}`.as('cas')])
    .select(sql<LigneC | 'hors' | null>`f.bpf_c`.as('ligne'))
    .select(
      sql<number>`(select count(*) from inscription i where i.union_id = f.union_id and i.formation_id = f.id
        and i.statut = 'validee' and i.presence_validee_le is not null)`.as('valides'),
    )
    .executeTakeFirst()
}
