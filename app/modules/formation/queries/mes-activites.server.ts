import { sql } from 'kysely'
import type { ActeurAdherent, Ctx } from '#app/platform/ctx.ts'
import type { Activite } from '../model/activites.ts'
import { minutesFaites } from './equipe.server.ts'

type Qui = Pick<ActeurAdherent, 'adherentId' | 'personneId'>

/** ADH-9: what one applied to, taught and followed, latest first, in one statement. */
export async function listMesActivites(ctx: Ctx, { adherentId, personneId }: Qui) {
  const { rows } = await sql<Activite>`
    select k.id, 'encadree' as genre, f.id as formation_id, f.numero, f.intitule, f.premier_jour,
      f.dernier_jour, k.statut,
      coalesce((select sum(a.minutes) from affectation_journee a
        join journee j on j.union_id = a.union_id and j.id = a.journee_id and j.annulee_le is null
        where a.union_id = k.union_id and a.candidature_id = k.id and a.statut <> 'absente'), 0) as minutes,
      case when k.statut = 'acceptee' and f.statut in ('validee', 'cloturee') then
        coalesce((select sum(${minutesFaites(ctx.aujourdhui)}) from affectation_journee a
          join journee j on j.union_id = a.union_id and j.id = a.journee_id and j.annulee_le is null
          where a.union_id = k.union_id and a.candidature_id = k.id), 0) else 0 end as minutes_faites
    from candidature k join formation f on f.union_id = k.union_id and f.id = k.formation_id
    where k.union_id = ${ctx.union.id} and k.adherent_id = ${adherentId}
    union all
    select i.id, 'suivie', f.id, f.numero, f.intitule, f.premier_jour, f.dernier_jour, i.statut,
      coalesce((${dureeCreneaux(sql`true`)}), 0),
      coalesce((${dureeCreneaux(sql`p.present`)}), 0)
    from inscription i join formation f on f.union_id = i.union_id and f.id = i.formation_id
    where i.union_id = ${ctx.union.id} and i.personne_id = ${personneId}
      and i.statut in ('liste_attente', 'proposee', 'reservee', 'inscrite', 'validee')
    order by premier_jour desc nulls last, id desc limit 1000`.execute(ctx.db)
  return rows
}

/** Minutes of the créneaux of the formation `f` that keep this of the presence `p`; an end at or before the start is the next day. */
function dureeCreneaux(retenu: ReturnType<typeof sql<boolean>>) {
  return sql`select sum(extract(epoch from (c.fin - c.debut)) / 60 + case when c.fin <= c.debut then 1440 else 0 end)::int
    from journee d join creneau c on c.union_id = d.union_id and c.journee_id = d.id
    left join presence p on p.union_id = c.union_id and p.creneau_id = c.id and p.inscription_id = i.id
    where d.union_id = f.union_id and d.formation_id = f.id and d.annulee_le is null and ${retenu}`
}
