import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'

export type PersonneConnue = {
  id: string
  nom: string
  prenoms: string
  naissanceDate: Jour | null
  sansPersonnelLe: Date | null
  adherentId: string | null
  pseudo: string | null
  inscriptions: number
}

function selectPersonnes(ctx: Ctx | WriteCtx) {
  return ctx.db
    .selectFrom('personne as p')
    .leftJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'p.unionId').onRef('a.personneId', '=', 'p.id'),
    )
    .where('p.unionId', '=', ctx.union.id)
    .where('p.fusionneeDansId', 'is', null)
    .select(['p.id', 'p.prenoms', 'p.naissanceDate', 'p.sansPersonnelLe'])
    .select(['a.id as adherentId', 'a.pseudo'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .select(
      sql<number>`(select count(*) from inscription i where i.union_id = p.union_id
        and i.personne_id = p.id)`.as('inscriptions'),
    )
}

/** Members and trainees that a name, a login or an address designates, in one statement. */
export function chercherPersonnes(ctx: Ctx, recherche: string): Promise<PersonneConnue[]> {
  const mots = recherche.trim().replaceAll(/\s+/g, ' ')
  return selectPersonnes(ctx)
    .where('p.sansPersonnelLe', 'is', null)
    .where(
      sql<boolean>`((select bool_and(position(mot in p.nom_recherche || ' ' || coalesce(a.pseudo_norm, '')) > 0)
          from unnest(string_to_array(f_norm(${mots}), ' ')) mot)
        or lower(a.email) = lower(${mots}) or exists (select 1 from inscription i
          where i.union_id = p.union_id and i.personne_id = p.id and lower(i.email) = lower(${mots})))`,
    )
    .orderBy('p.nomRecherche')
    .orderBy('p.id')
    .limit(50)
    .execute()
}

export function findPersonneConnue(
  ctx: Ctx | WriteCtx,
  id: string,
): Promise<PersonneConnue | undefined> {
  return selectPersonnes(ctx).where('p.id', '=', id).executeTakeFirst()
}

/** What is still to come for somebody: it must be over, or cancelled, before they can be erased. */
export async function listObstacles(
  ctx: Ctx | WriteCtx,
  { personnes, adherents }: { personnes: string[]; adherents: string[] },
): Promise<string[]> {
  const { rows } = await sql<{ phrase: string }>`
    select 'Formateur de ' || f.numero || ', qui n’est pas clôturée.' as phrase
      from candidature k join formation f on f.union_id = k.union_id and f.id = k.formation_id
      where k.union_id = ${ctx.union.id} and k.adherent_id = any(${adherents}::uuid[])
        and k.statut in ('posee', 'acceptee') and f.statut in ('a_valider', 'validee')
    union all
    select 'Stagiaire de ' || f.numero || ', qui n’est pas clôturée.'
      from inscription i join formation f on f.union_id = i.union_id and f.id = i.formation_id
      where i.union_id = ${ctx.union.id} and i.personne_id = any(${personnes}::uuid[])
        and i.statut in ('liste_attente', 'proposee', 'reservee', 'inscrite', 'validee')
        and f.statut in ('a_valider', 'validee')
    union all
    select 'Administrateur de l’union : retirez-lui d’abord ce rôle.'
      from accreditation r where r.union_id = ${ctx.union.id} and r.adherent_id = any(${adherents}::uuid[])
        and r.role = 'administrateur' and r.retiree_le is null`.execute(ctx.db)
  return [...new Set(rows.map(({ phrase }) => phrase))]
}
