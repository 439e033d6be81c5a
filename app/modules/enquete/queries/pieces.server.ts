import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'

/** A file of an audited training, and the folder it goes to. */
export type PieceDossier = {
  formationId: string
  rubrique: string
  nomSur: string
  cleStockage: string
  sha256: string
  taille: number
}

/** The files of these trainings, whatever module keeps them: papers, procès-verbaux, certificates. */
export async function listPiecesDossier(ctx: Ctx, ids: string[]): Promise<PieceDossier[]> {
  const { rows } = await sql<PieceDossier>`
    select p.formation_id, p.rubrique, x.nom_sur, x.cle_stockage, x.sha256, x.taille from (
      select d.formation_id, d.genre as rubrique, d.fichier_id, d.union_id from document_formation d
        where d.union_id = ${ctx.union.id} and d.formation_id = any(${ids}::uuid[]) and d.archive_le is null
      union all
      select v.formation_id, 'proces_verbal', v.fichier_id, v.union_id from proces_verbal v
        where v.union_id = ${ctx.union.id} and v.formation_id = any(${ids}::uuid[])
      union all
      select i.formation_id, 'attestation', d.fichier_id, d.union_id from diplome d
        join inscription i on i.union_id = d.union_id and i.id = d.inscription_id
        where d.union_id = ${ctx.union.id} and i.formation_id = any(${ids}::uuid[])
          and d.statut = 'genere' and d.fichier_id is not null) p
    join fichier x on x.union_id = p.union_id and x.id = p.fichier_id
    order by p.formation_id, p.rubrique, x.cree_le, x.id`.execute(ctx.db)
  return rows
}

/** The rules of the union in force: the same for every training. */
export async function listReglements(ctx: Ctx): Promise<Omit<PieceDossier, 'formationId'>[]> {
  const { rows } = await sql<Omit<PieceDossier, 'formationId'>>`
    select 'reglement' as rubrique, x.nom_sur, x.cle_stockage, x.sha256, x.taille
    from document_collectif d
    join document_version v on v.union_id = d.union_id and v.document_id = d.id and v.numero = d.numero
    join fichier x on x.union_id = v.union_id and x.id = v.fichier_id
    where d.union_id = ${ctx.union.id} and d.archive_le is null
      and (d.categorie = 'reglement' or f_norm(d.titre) like '%programme%')
    order by d.titre, d.id`.execute(ctx.db)
  return rows
}

export type LigneTableau = { formationId: string; cellules: (string | null)[] }

/** Who was there at each half-day, how it was noted, and when. */
export async function listEmargements(ctx: Ctx, ids: string[]): Promise<LigneTableau[]> {
  const { rows } = await sql<LigneTableau>`
    select i.formation_id, array[i.nom_naissance, i.prenoms, j.jour::text, s.demi_journee,
      case when p.present then 'présent' when p.present is false then 'absent' end, p.moyen,
      to_char(p.saisie_le at time zone ${ctx.union.fuseau}, 'YYYY-MM-DD HH24:MI')] as cellules
    from inscription i
    join journee j on j.union_id = i.union_id and j.formation_id = i.formation_id and j.annulee_le is null
    join creneau s on s.union_id = j.union_id and s.journee_id = j.id
    left join presence p on p.union_id = s.union_id and p.creneau_id = s.id and p.inscription_id = i.id
    where i.union_id = ${ctx.union.id} and i.formation_id = any(${ids}::uuid[]) and i.statut = 'validee'
    order by i.formation_id, f_norm(i.nom_naissance), i.id, j.jour, s.debut`.execute(ctx.db)
  return rows
}

/** The trainers and the skills they hold, with their last continuous training. */
export async function listFormateursDossier(ctx: Ctx, ids: string[]): Promise<LigneTableau[]> {
  const { rows } = await sql<LigneTableau>`
    select k.formation_id, array[coalesce(p.nom_usage, p.nom_naissance), p.prenoms, c.libelle, d.numero,
      d.obtenue_le::text, (select max(r.le)::text from competence_recyclage r
        where r.union_id = d.union_id and r.competence_detenue_id = d.id)] as cellules
    from candidature k
    join adherent a on a.union_id = k.union_id and a.id = k.adherent_id
    join personne p on p.union_id = a.union_id and p.id = a.personne_id
    left join competence_detenue d on d.union_id = a.union_id and d.adherent_id = a.id
    left join competence c on c.union_id = d.union_id and c.id = d.competence_id
    where k.union_id = ${ctx.union.id} and k.formation_id = any(${ids}::uuid[]) and k.statut = 'acceptee'
    order by k.formation_id, f_norm(p.nom_naissance), a.id, c.libelle`.execute(ctx.db)
  return rows
}

/** When each survey left and came back: without who. */
export async function listSuivis(ctx: Ctx, ids: string[]): Promise<LigneTableau[]> {
  const le = (colonne: string) =>
    sql`to_char(${sql.raw(colonne)} at time zone ${ctx.union.fuseau}, 'YYYY-MM-DD HH24:MI')`
  const { rows } = await sql<LigneTableau>`
    select e.formation_id, array[e.genre, ${le('e.envoye_le')}, e.relances::text, ${le('e.relance_le')},
      ${le('e.repondu_le')}, e.note_globale::text, e.texte_libre] as cellules
    from enquete_envoi e where e.union_id = ${ctx.union.id} and e.formation_id = any(${ids}::uuid[])
    order by e.formation_id, e.genre, e.id`.execute(ctx.db)
  return rows
}

/** Complaints, then what was decided. */
export async function listSuites(ctx: Ctx, ids: string[]): Promise<LigneTableau[]> {
  const { rows } = await sql<LigneTableau>`
    select r.formation_id, array['Réclamation ' || r.numero, r.recue_le::text, r.objet, r.faits,
      r.reponse, r.close_le::text] as cellules from reclamation r
    where r.union_id = ${ctx.union.id} and r.formation_id = any(${ids}::uuid[])
    union all
    select a.formation_id, array['Action', a.echeance::text, a.intitule, a.description, a.resultat,
      a.terminee_le::text] from action_amelioration a
    where a.union_id = ${ctx.union.id} and a.formation_id = any(${ids}::uuid[])
    union all
    select n.formation_id, array['Analyse', n.ecrite_le::date::text, null, n.texte, null, null]
    from enquete_analyse n
    where n.union_id = ${ctx.union.id} and n.formation_id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}
