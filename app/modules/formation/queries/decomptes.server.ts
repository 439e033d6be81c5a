import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import type { StatutFormation } from '../model.ts'
import { prendUnePlace } from '../public.server.ts'
import { acceptes } from './equipe.server.ts'

// What a row of a list counts of its formation `f`: each table is read once for all its columns.

/** Its days that are held, and where. */
export const jours = sql<{ lieu: string; journees: number }>`(
  select string_agg(distinct coalesce(nullif(l.commune, ''), l.nom, j.lieu_libre), ', ') as lieu,
    count(*) as journees
  from journee j left join lieu l on l.union_id = j.union_id and l.id = j.lieu_id
  where j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null)`.as('d')

/** Its trainers: the figure and the badge both need them. */
export function equipe(statut: StatutFormation) {
  const nombre = statut === 'cloturee' ? sql<number>`0` : acceptes
  return sql<{ acceptes: number }>`(select ${nombre} as acceptes offset 0)`.as('e')
}

type Stagiaires = { prises: number; aValider: number; valides: number; nonDiplomes: number }

/** Its trainees: places taken while it is open (STA-0); once closed, *validés* and those without a diploma (FOR-10). */
export function stagiaires(ctx: Ctx, statut: StatutFormation) {
  const nombres =
    statut === 'cloturee'
      ? sql`0 as prises, 0 as a_valider, count(*) as valides,
          count(*) filter (where not exists (select 1 from diplome d
            where d.union_id = i.union_id and d.inscription_id = i.id and d.statut = 'genere')) as non_diplomes`
      : sql`count(*) as prises, count(*) filter (where i.statut = 'inscrite') as a_valider,
          0 as valides, 0 as non_diplomes`
  const comptees =
    statut === 'cloturee'
      ? sql`i.statut = 'validee' and i.presence_validee_le is not null`
      : prendUnePlace(ctx)
  return sql<Stagiaires>`(select ${nombres} from inscription i
    where i.union_id = f.union_id and i.formation_id = f.id and ${comptees})`.as('s')
}
