import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { FiltresFormationsComptees } from '../model/listes.ts'
import { comptees, tablesStagiaires } from './selection.server.ts'

export type FormationComptee = {
  id: string
  numero: string
  intitule: string
  type: string
  centre: string | null
  client: string | null
  dernierJour: Jour
  places: number
  inscrits: number
  valides: number
  diplomes: number
  minutes: number
  minutesFormateurs: number
}

export const parPage = 100

/** The formations that a figure of the statistics stands for, and how many: two statements. */
export async function listFormationsComptees(
  ctx: Ctx,
  filtres: FiltresFormationsComptees,
  limite = parPage,
) {
  const { rows: totaux } = await sql<{ total: number; places: number }>`select count(*) as total,
      coalesce(sum(f.places), 0) as places from formation f where ${comptees(ctx, filtres)}
  `.execute(ctx.db)
  const page = sql`order by f.dernier_jour desc, f.id limit ${limite} offset ${(filtres.page - 1) * parPage}`
  const { rows } = await sql<FormationComptee>`with ${tablesStagiaires(ctx, filtres, page)}
    select f.id, f.numero, f.intitule, t.code as type, c.nom as centre, k.raison_sociale as client, f.dernier_jour,
      f.places, coalesce(n.inscrits, 0) as inscrits, coalesce(n.valides, 0) as valides,
      coalesce(n.diplomes, 0) as diplomes, coalesce(n.minutes, 0) as minutes,
      (select coalesce(sum(a.minutes), 0) from journee j
        join affectation_journee a on a.union_id = j.union_id and a.journee_id = j.id and a.statut <> 'absente'
        join candidature ca on ca.union_id = a.union_id and ca.id = a.candidature_id and ca.statut = 'acceptee'
        where j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null) as minutes_formateurs
    from fc join formation f on f.union_id = fc.union_id and f.id = fc.id
    join type_formation t on t.union_id = f.union_id and t.id = f.type_formation_id
    left join centre c on c.union_id = f.union_id and c.id = f.centre_id
    left join client k on k.union_id = f.union_id and k.id = f.client_id
    left join (select formation_id, count(*) as inscrits, count(*) filter (where valide) as valides,
        count(*) filter (where diplome) as diplomes, sum(minutes)::bigint as minutes
      from ic group by formation_id) n on n.formation_id = f.id
    order by f.dernier_jour desc, f.id
  `.execute(ctx.db)
  return { rows, ...pagination(totaux[0]?.total ?? 0, limite), places: totaux[0]?.places ?? 0 }
}

export function pagination(total: number, limite = parPage) {
  return { total, parPage: limite, pages: Math.max(1, Math.ceil(total / limite)) }
}
