import { sql } from 'kysely'
import { detientValable } from '#app/modules/adherent/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import type { Faits } from '../model/preuve.ts'

/** What is known of these trainings, whatever module wrote it: one statement. */
export async function listFaits(ctx: Ctx, formationIds: string[]): Promise<Faits[]> {
  if (formationIds.length === 0) return []
  const jour = (instant: string) =>
    sql.raw(
      `to_char(${instant} at time zone '${ctx.union.fuseau.replaceAll("'", '')}', 'YYYY-MM-DD')`,
    )
  const document = (
    genre: string,
  ) => sql`(select ${jour('max(d.cree_le)')} from document_formation d
    where d.union_id = f.union_id and d.formation_id = f.id and d.archive_le is null and d.genre = ${genre})`
  const stagiaires = (condition: string) => sql`(select count(*)::int from inscription i
    where i.union_id = f.union_id and i.formation_id = f.id and i.statut = 'validee' and ${sql.raw(condition)})`
  const valides = (condition: string) =>
    stagiaires(`i.presence_validee_le is not null and ${condition}`)
  const { rows } = await sql<Faits>`
    select f.id, f.numero, f.intitule, f.dernier_jour::text as dernier_jour,
      coalesce(not c.est_l_union, false) as client,
      (select count(distinct j.jour)::int from journee j where j.union_id = f.union_id
        and j.formation_id = f.id and j.annulee_le is null) as jours,
      (select ${jour('min(d.recue_le)')} from demande_formation d where d.union_id = f.union_id
        and d.formation_id = f.id) as demande_le,
      ${document('convention')} as convention_le, ${document('retour')} as retour_le,
      ${document('evaluation')} as evaluation_le, ${programme(jour)} as programme_le,
      (select ${jour('max(d.publie_le)')} from document_collectif d where d.union_id = f.union_id
        and d.archive_le is null and d.categorie = 'reglement') as reglement_le,
      (select ${jour('min(p.publiee_le)')} from resultats_publication p where p.union_id = f.union_id
        and p.retiree_le is null) as publiee_le,
      (select ${jour('min(r.nomme_le)')} from referent_handicap r where r.union_id = f.union_id
        and r.fin_le is null) as referent_le,
      v.numero as pv, ${jour('v.cree_le')} as pv_le,
      (select count(*)::int from inscription i where i.union_id = f.union_id and i.formation_id = f.id
        and i.origine in ('public', 'partenaire')) as inscrits_publics,
      ${valides('true')} as valides, ${valides('i.convoquee_le is not null')} as convoques,
      ${valides('i.resultat is not null')} as evalues,
      ${valides(emarge)} as emarges, ${valides(diplome)} as diplomes,
      ${stagiaires(`i.presence_validee_le is null and ${venu}`)} as abandons,
      (select count(*)::int from inscription i where i.union_id = f.union_id and i.formation_id = f.id
        and i.amenagement is not null) as amenagements,
      (select count(*)::int from candidature k where ${accepte}) as formateurs,
      (select count(*)::int from candidature k where ${accepte} and ${aJour}) as formateurs_a_jour,
      (select count(*)::int from candidature k where ${accepte} and exists (select 1
        from document_formation d where d.union_id = k.union_id and d.candidature_id = k.id
          and d.genre = 'mission' and d.archive_le is null)) as missions,
      (select count(*)::int from reclamation r where r.union_id = f.union_id
        and r.formation_id = f.id) as reclamations,
      (select count(*)::int from reclamation r where r.union_id = f.union_id and r.formation_id = f.id
        and r.close_le is null) as reclamations_ouvertes,
      exists (select 1 from enquete_analyse a where a.union_id = f.union_id
        and a.formation_id = f.id) as analyse,
      (select count(*)::int from action_amelioration a where a.union_id = f.union_id
        and a.formation_id = f.id) as actions,
      coalesce((select jsonb_object_agg(g.genre, jsonb_build_object('envoyes', g.envoyes,
          'repondus', g.repondus, 'relances', g.relances))
        from (select e.genre, count(e.envoye_le) as envoyes, count(e.repondu_le) as repondus,
          sum(e.relances) as relances from enquete_envoi e where e.union_id = f.union_id
            and e.formation_id = f.id group by e.genre) g), '{}') as enquetes
    from formation f
    join type_formation t on t.union_id = f.union_id and t.id = f.type_formation_id
    left join client c on c.union_id = f.union_id and c.id = f.client_id
    left join lateral (select p.numero, p.cree_le from proces_verbal p where p.union_id = f.union_id
      and p.formation_id = f.id order by p.version desc limit 1) v on true
    where f.union_id = ${ctx.union.id} and f.id = any(${formationIds}::uuid[])
    order by f.dernier_jour desc, f.id`.execute(ctx.db)
  return rows
}

/** Found by its name: a file of the training, or a collective document that names the type. */
function programme(jour: (instant: string) => ReturnType<typeof sql.raw>) {
  return sql`coalesce(
    (select ${jour('max(d.cree_le)')} from document_formation d join fichier x on x.union_id = d.union_id
      and x.id = d.fichier_id where d.union_id = f.union_id and d.formation_id = f.id
        and d.archive_le is null and f_norm(x.nom_sur) like '%programme%'),
    (select ${jour('max(d.publie_le)')} from document_collectif d where d.union_id = f.union_id
      and d.archive_le is null and f_norm(d.titre) like '%programme%'
      and f_norm(d.titre) like '%' || f_norm(t.code) || '%'))`
}

/** A mark for every half-day that was held. */
const emarge = `not exists (select 1 from journee j
  join creneau s on s.union_id = j.union_id and s.journee_id = j.id
  where j.union_id = i.union_id and j.formation_id = i.formation_id and j.annulee_le is null
    and not exists (select 1 from presence p where p.union_id = s.union_id
      and p.creneau_id = s.id and p.inscription_id = i.id))`

const diplome = `exists (select 1 from diplome d where d.union_id = i.union_id
  and d.inscription_id = i.id and d.statut = 'genere')`

const venu = `exists (select 1 from presence p where p.union_id = i.union_id
  and p.inscription_id = i.id and p.present)`

const accepte = sql`k.union_id = f.union_id and k.formation_id = f.id and k.statut = 'acceptee'`

/** On each of his days, a skill that this type asks for. */
const aJour = sql`not exists (select 1 from affectation_journee l
  join journee j on j.union_id = l.union_id and j.id = l.journee_id and j.annulee_le is null
  where l.union_id = k.union_id and l.candidature_id = k.id and not ${detientValable({
    unionId: sql`k.union_id`,
    adherentId: sql`k.adherent_id`,
    competence: sql`d.competence_id in (select tc.competence_id from type_formation_competence tc
      where tc.union_id = k.union_id and tc.type_formation_id = f.type_formation_id)`,
    jour: sql`j.jour`,
  })})`
