import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Anomalie } from '../model/anomalies.ts'
import type { FaitFormateurs, FaitProduits, FaitStagiaires } from '../model/bilan.ts'
import { type Filtres, periodeDe } from '../model/filtres.ts'
import { pairesF1 } from '../model/lignes.ts'
import { equipes, retenues } from './formateurs-comptes.server.ts'
import { encaisses, net, payeur, porte, tablesStagiaires } from './selection.server.ts'

/** Lines of an anomaly that the page shows; their number is always said. */
const montrees = 20

/** Trainees on the pairs of the form, and what is to be mended: one statement. */
export async function findFaits(ctx: Ctx | WriteCtx, filtres: Filtres) {
  const { du, au } = periodeDe(filtres, ctx.aujourdhui)
  const sansF1 = pairesF1(null).filter((paire) => paire.cas !== 'sans_client')
  const { rows } = await sql<{ stagiaires: FaitStagiaires[]; anomalies: Anomalie[] }>`
    with ${tablesStagiaires(ctx, filtres)}, vc as (select * from ic where valide),
    par_formation as (
      select formation_id, count(*) as valides, count(*) filter (where minutes = 0) as sans_heures,
        count(*) filter (where (cas, statut_bpf) in (${sql.join(
          sansF1.map(({ cas, statut }) => sql`(${cas}, ${statut})`),
        )})) as sans_f1,
        count(*) filter (where cas in ('collectivite', 'etablissement_public')
          and statut_bpf = 'particulier') as habitants
      from vc group by formation_id
    ), bilan as (
      select cas, statut_bpf, bpf_f3, nsf, count(*) as stagiaires, sum(minutes) as minutes
      from vc group by cas, statut_bpf, bpf_f3, nsf
    ), formations as (
      select case v.genre when 'sans_client' then fc.cas = 'sans_client'
          when 'sans_formateur' then fc.cas not in ('interne', 'hors') and not exists (select 1 from journee j
            join affectation_journee a on a.union_id = j.union_id and a.journee_id = j.id and a.statut <> 'absente'
            join candidature c on c.union_id = a.union_id and c.id = a.candidature_id and c.statut = 'acceptee'
            where j.union_id = fc.union_id and j.formation_id = fc.id and j.annulee_le is null)
          else v.nombre > 0 end as vraie, v.genre, fc.id, v.nombre
      from fc left join par_formation p on p.formation_id = fc.id,
      lateral (values ('sans_client', coalesce(p.valides, 0)), ('sans_f1', coalesce(p.sans_f1, 0)),
        ('sans_heures', coalesce(p.sans_heures, 0)), ('sans_formateur', coalesce(p.valides, 0)),
        ('habitants', coalesce(p.habitants, 0))) v (genre, nombre)
    ), anomalies as (
      select a.genre, a.id, f.numero, f.intitule as libelle, a.nombre, f.dernier_jour as jour
      from formations a join formation f on f.union_id = ${ctx.union.id} and f.id = a.id where a.vraie
      union all
      select 'sans_f3', t.id, t.code, t.libelle, count(*), null
      from vc join type_formation t on t.union_id = ${ctx.union.id} and t.id = vc.type_formation_id
      where vc.bpf_f3 is null and vc.cas not in ('interne', 'hors', 'organisme_formation', 'c10')
      group by t.id, t.code, t.libelle
      union all
      select 'non_cloturee', f.id, f.numero, f.intitule, (select count(*) from inscription i
        where i.union_id = f.union_id and i.formation_id = f.id and i.statut in ('inscrite', 'validee')), f.dernier_jour
      from formation f where ${porte(ctx, filtres)} and f.statut = 'validee'
        and f.dernier_jour < ${ctx.aujourdhui}::date and f.dernier_jour between ${du}::date and ${au}::date
      union all
      select 'sans_ligne_c', f.id, f.numero, f.intitule, count(*), f.dernier_jour
      from reglement r join formation f on f.union_id = r.union_id and f.id = r.formation_id
      join client pk on pk.union_id = r.union_id and pk.id = r.client_id and pk.est_l_union
      where ${encaisses(ctx, filtres)} and f.bpf_c is null group by f.id, f.numero, f.intitule, f.dernier_jour
      union all
      select 'sans_place', f.id, f.numero, f.intitule, count(*), f.dernier_jour
      from reglement r join formation f on f.union_id = r.union_id and f.id = r.formation_id
      where ${porte(ctx, filtres)} and r.union_id = ${ctx.union.id} and r.statut = 'sans_place'
        and r.le between ${du}::date and ${au}::date and ${net} > 0
      group by f.id, f.numero, f.intitule, f.dernier_jour
    ), rangees as (
      select *, count(*) over (partition by genre) as total,
        row_number() over (partition by genre order by jour desc nulls last, numero) as rang
      from anomalies
    )
    select
      (select coalesce(jsonb_agg(jsonb_build_object('cas', cas, 'statut', statut_bpf, 'f3', bpf_f3, 'nsf', nsf,
        'stagiaires', stagiaires, 'minutes', minutes)), '[]') from bilan) as stagiaires,
      (select coalesce(jsonb_agg(jsonb_build_object('genre', genre, 'id', id, 'numero', numero, 'libelle', libelle,
        'nombre', nombre, 'total', total) order by genre, rang), '[]') from rangees where rang <= ${montrees}) as anomalies
  `.execute(ctx.db)
  return rows[0] ?? { stagiaires: [], anomalies: [] }
}

type Argent = { produits: FaitProduits[]; formateurs: FaitFormateurs[] }

/** Payments by payer, and hours given by the union's people and by others: one statement. */
export async function findProduitsEtFormateurs(
  ctx: Ctx | WriteCtx,
  filtres: Filtres,
): Promise<Argent> {
  const { rows } = await sql<Argent>`with pc as (
      select ${payeur} as payeur, i.statut_bpf, sum(${net}) as montant
      from reglement r
      join formation f on f.union_id = r.union_id and f.id = r.formation_id
      left join client pk on pk.union_id = r.union_id and pk.id = r.client_id
      left join inscription i on i.union_id = r.union_id and i.id = r.inscription_id
      where ${encaisses(ctx, filtres)} group by 1, 2
    ), ec as (
      select a.nature = 'externe' as externe, count(distinct a.id) as personnes, sum(aj.minutes) as minutes
      ${equipes} where ${retenues(ctx, filtres)} group by 1
    )
    select (select coalesce(jsonb_agg(jsonb_build_object('payeur', payeur, 'statut', statut_bpf,
        'montant', montant)), '[]') from pc) as produits,
      (select coalesce(jsonb_agg(jsonb_build_object('externe', externe, 'personnes', personnes,
        'minutes', minutes)), '[]') from ec) as formateurs
  `.execute(ctx.db)
  return rows[0] ?? { produits: [], formateurs: [] }
}
