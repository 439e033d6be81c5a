import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { plural } from '#app/ui/format.ts'
import type { GenreElement, Usage } from '../model/element.ts'

type Ligne = { genre: 'formation' | 'type' | 'adherents'; id: string; nom: string; nombre: number }

/** What needs an element today: living members, trainings to come, types still offered. One statement. */
export async function listUsages(
  ctx: Ctx | WriteCtx,
  genre: GenreElement,
  id: string,
): Promise<Usage[]> {
  const { rows } = await requete(ctx, genre, id).execute(ctx.db)
  return rows.map((ligne) => usage(ctx.union.slug, genre, id, ligne))
}

function requete(ctx: Ctx | WriteCtx, genre: GenreElement, id: string) {
  const u = ctx.union.id
  const formations = (condition: ReturnType<typeof sql>) => sql<Ligne>`
    select 'formation' as genre, f.id::text as id, f.intitule || ', ' || f.numero as nom, 1 as nombre
    from formation f where f.union_id = ${u} and f.statut in ('a_valider', 'validee') and ${condition}
    order by f.premier_jour, f.id limit 50`
  if (genre === 'centre') {
    return sql<Ligne>`(select 'adherents' as genre, '' as id, '' as nom, count(*)::integer as nombre
      from adherent a where a.union_id = ${u} and a.centre_id = ${id} and a.archive_le is null having count(*) > 0)
      union all (${formations(sql`f.centre_id = ${id}`)})`
  }
  if (genre === 'lieu') {
    return formations(sql`exists (select 1 from journee j where j.union_id = f.union_id
      and j.formation_id = f.id and j.lieu_id = ${id} and j.jour >= ${ctx.aujourdhui}
      and j.annulee_le is null)`)
  }
  if (genre === 'type_formation') return formations(sql`f.type_formation_id = ${id}`)
  if (genre === 'competence') {
    return sql<Ligne>`select 'type' as genre, t.id::text as id, t.libelle as nom, 1 as nombre
      from type_formation_competence tc
      join type_formation t on t.union_id = tc.union_id and t.id = tc.type_formation_id and t.archive_le is null
      where tc.union_id = ${u} and tc.competence_id = ${id} order by t.libelle`
  }
  return sql<Ligne>`select 'adherents' as genre, '' as id, '' as nom, 1 as nombre where false`
}

function usage(slug: string, genre: GenreElement, id: string, ligne: Ligne): Usage {
  const espace = `/${slug}/espace`
  if (ligne.genre === 'formation')
    return { libelle: ligne.nom, lien: `${espace}/formations/${ligne.id}` }
  if (ligne.genre === 'type')
    return { libelle: ligne.nom, lien: `${espace}/parametrages/types/${ligne.id}` }
  return {
    libelle: plural(ligne.nombre, 'adhérent y est rattaché', 'adhérents y sont rattachés'),
    lien: `${espace}/administration/adherents?${genre}=${id}`,
  }
}
