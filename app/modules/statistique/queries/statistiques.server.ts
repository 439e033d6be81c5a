import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import type { FaitProduits } from '../model/bilan.ts'
import type { Filtres } from '../model/filtres.ts'
import { periodeDe } from '../model/filtres.ts'
import type { LigneF3 } from '../model/lignes.ts'
import type { Sessions, Stagiaires } from '../model/tableau.ts'
import { comptees, encaisses, net, payeur, porte, tablesStagiaires } from './selection.server.ts'

/** Trainees of the formations counted, gathered five ways in one statement. */
export async function countStagiairesComptes(ctx: Ctx, filtres: Filtres): Promise<Stagiaires[]> {
  const { rows } = await sql<Stagiaires>`with ${tablesStagiaires(ctx, filtres)}, groupes as (
      -- By formation first: what follows gathers a few thousand lines, not every trainee five times.
      select formation_id, statut_bpf, count(*) as inscrits, count(*) filter (where valide) as valides,
        count(*) filter (where diplome) as diplomes, count(*) filter (where sonde) as sondes,
        sum(note) as somme_notes, count(note) as notes, sum(minutes) as minutes
      from ic group by formation_id, statut_bpf
    )
    select case grouping(type_formation_id, mois, centre_id, cas) when 7 then 'type' when 11 then 'mois'
        when 13 then 'centre' when 14 then 'bpf' else 'total' end as par,
      type_formation_id as type_id, mois, centre_id, cas, statut_bpf as statut, bpf_f3 as f3, nsf,
      coalesce(sum(inscrits), 0)::bigint as inscrits, coalesce(sum(valides), 0)::bigint as valides,
      coalesce(sum(diplomes), 0)::bigint as diplomes, coalesce(sum(sondes), 0)::bigint as sondes,
      coalesce(sum(somme_notes), 0)::bigint as somme_notes, coalesce(sum(notes), 0)::bigint as notes,
      coalesce(sum(minutes), 0)::bigint as minutes
    from groupes g join fc on fc.id = g.formation_id
    group by grouping sets ((), (type_formation_id), (mois), (centre_id), (cas, statut_bpf, bpf_f3, nsf))
  `.execute(ctx.db)
  return rows
}

/** Sessions, places and hours given, gathered four ways in one statement. */
export async function countSessions(ctx: Ctx, filtres: Filtres): Promise<Sessions[]> {
  const { du, au } = periodeDe(filtres, ctx.aujourdhui)
  const { rows } = await sql<Sessions>`with fc as materialized (
      select f.id, f.union_id, f.type_formation_id, f.centre_id, to_char(f.dernier_jour, 'YYYY-MM') as mois, f.places
      from formation f where ${comptees(ctx, filtres)}
    ), donnees as (
      select j.formation_id, sum(a.minutes) as minutes
      from fc join journee j on j.union_id = fc.union_id and j.formation_id = fc.id and j.annulee_le is null
      join affectation_journee a on a.union_id = j.union_id and a.journee_id = j.id and a.statut <> 'absente'
      join candidature c on c.union_id = a.union_id and c.id = a.candidature_id and c.statut = 'acceptee'
      group by j.formation_id
    )
    select case grouping(type_formation_id, mois, centre_id) when 3 then 'type' when 5 then 'mois'
        when 6 then 'centre' else 'total' end as par,
      type_formation_id as type_id, mois, centre_id, count(*) as sessions, coalesce(sum(places), 0) as places,
      coalesce(sum(d.minutes), 0)::bigint as minutes_formateurs,
      case when grouping(type_formation_id, mois, centre_id) = 7 then (select count(*) from formation f
        where ${porte(ctx, filtres)} and f.statut = 'validee' and f.dernier_jour < ${ctx.aujourdhui}::date
          and f.dernier_jour between ${du}::date and ${au}::date) else 0 end as a_cloturer
    from fc left join donnees d on d.formation_id = fc.id
    group by grouping sets ((), (type_formation_id), (mois), (centre_id))
  `.execute(ctx.db)
  return rows
}

/** Payments of the period by payer and situation of the trainee. */
export async function sumProduits(ctx: Ctx, filtres: Filtres): Promise<FaitProduits[]> {
  const { rows } = await sql<FaitProduits>`select ${payeur} as payeur, i.statut_bpf as statut,
      sum(${net})::bigint as montant
    from reglement r
    join formation f on f.union_id = r.union_id and f.id = r.formation_id
    left join client pk on pk.union_id = r.union_id and pk.id = r.client_id
    left join inscription i on i.union_id = r.union_id and i.id = r.inscription_id
    where ${encaisses(ctx, filtres)} group by 1, 2
  `.execute(ctx.db)
  return rows
}

export type Choix = { genre: 'type' | 'centre'; id: string; nom: string; f3: LigneF3 | null }

/** Types and centres, archived ones included: past years are read too. */
export async function listChoix(ctx: Ctx): Promise<Choix[]> {
  const { rows } = await sql<Choix>`select 'type' as genre, id, libelle as nom, bpf_f3 as f3
      from type_formation where union_id = ${ctx.union.id}
    union all select 'centre', id, nom, null from centre where union_id = ${ctx.union.id} order by nom, id
  `.execute(ctx.db)
  return rows
}
