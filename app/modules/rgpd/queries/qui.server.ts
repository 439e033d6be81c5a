import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Qui } from '../registre/traitement.server.ts'

/** Everything this union knows somebody by, in one statement; undefined for an unknown person, or a merged double. */
export async function findQui(ctx: Ctx | WriteCtx, personneId: string): Promise<Qui | undefined> {
  const { rows } = await sql<Omit<Qui, 'emails'> & { emails: (string | null)[] }>`
    with p as (select id, nom_naissance, nom_usage, prenoms from personne where union_id = ${ctx.union.id}
        and (id = ${personneId} or fusionnee_dans_id = ${personneId})),
      a as (select id, compte_id, pseudo_norm, email from adherent
        where union_id = ${ctx.union.id} and personne_id in (select id from p)),
      i as (select email from inscription where union_id = ${ctx.union.id}
        and personne_id in (select id from p))
    select array(select id::text from p) as personnes, array(select id::text from a) as adherents,
      array(select distinct compte_id::text from a where compte_id is not null) as comptes,
      array(select pseudo_norm from a) as pseudos,
      array(select distinct f_norm(nom) from p, unnest(array[nom_naissance, nom_usage]) nom
        where f_norm(nom) <> '') as noms,
      array(select distinct f_norm(mot) from p, unnest(array[prenoms, split_part(prenoms, ',', 1),
        split_part(prenoms, ' ', 1)]) mot where f_norm(mot) <> '') as prenoms,
      array(select email from a union select email from i
        union select c.email from a, lateral identite.compte(a.compte_id) c where a.compte_id is not null) as emails
    where exists (select 1 from personne where union_id = ${ctx.union.id} and id = ${personneId}
      and fusionnee_dans_id is null)`.execute(ctx.db)
  const [qui] = rows
  if (!qui) return undefined
  const emails = qui.emails.flatMap((email) => (email ? [email.toLowerCase()] : []))
  return { ...qui, emails: [...new Set(emails)] }
}
