import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Public } from '../model/consigne.ts'

export type Destinataire = {
  public: Public
  /** The application of a trainer, the inscription of a trainee. */
  id: string
  nom: string
  email: string | null
  /** The last time: when, what, and what became of the mail. */
  envoyeLe: Date | null
  empreinte: string | null
  statutCourriel: string | null
}

/** Everybody the consignes of a formation may reach, trainers first, each with the last sending. One statement. */
export async function listDestinataires(
  ctx: Ctx | WriteCtx,
  formationId: string,
): Promise<Destinataire[]> {
  const { rows } = await sql<Destinataire>`
    select d.*, e.envoye_le, e.empreinte, m.statut as statut_courriel from (
      select 'formateurs' as public, k.id, p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance) as nom,
        a.email, a.nom_tri as rang
      from candidature k join adherent a on a.union_id = k.union_id and a.id = k.adherent_id
      join personne p on p.union_id = a.union_id and p.id = a.personne_id
      where k.union_id = ${ctx.union.id} and k.formation_id = ${formationId} and k.statut = 'acceptee'
      union all
      select 'stagiaires', i.id, upper(coalesce(i.nom_usage, i.nom_naissance)) || ' ' || i.prenoms,
        coalesce(i.email, i.responsable_email), f_norm(coalesce(i.nom_usage, i.nom_naissance))
      from inscription i where i.union_id = ${ctx.union.id} and i.formation_id = ${formationId}
        and i.statut in ('inscrite', 'validee')
    ) d
    left join lateral (select e.* from consigne_envoi e where e.union_id = ${ctx.union.id}
      and d.id in (e.candidature_id, e.inscription_id) order by e.envoye_le desc, e.id desc limit 1) e on true
    left join courriel m on m.union_id = ${ctx.union.id} and m.id = e.courriel_id
    order by d.public, d.rang, d.id`.execute(ctx.db)
  return rows
}
