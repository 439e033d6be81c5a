import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Filtres } from '../model/filtres.ts'
import type { FiltresFormateurs } from '../model/listes.ts'
import { pagination, parPage } from './formations-comptees.server.ts'
import { cas, comptees, et } from './selection.server.ts'

export type FormateurCompte = {
  id: string
  nom: string
  prenoms: string
  externe: boolean
  sessions: number
  journees: number
  minutes: number
}

/** Trainers of the formations counted, those out of the form left aside; one line a person. */
export async function listFormateursComptes(
  ctx: Ctx,
  filtres: FiltresFormateurs,
  limite = parPage,
) {
  const tables = sql`fo as (
    select a.id, a.nature = 'externe' as externe, coalesce(p.nom_usage, p.nom_naissance) as nom, p.prenoms, a.nom_tri,
      count(distinct j.formation_id) as sessions, count(*) as journees, sum(aj.minutes) as minutes
    ${equipes}
    join personne p on p.union_id = a.union_id and p.id = a.personne_id
    where ${et([
      retenues(ctx, filtres),
      filtres.nature && sql`(a.nature = 'externe') = ${filtres.nature === 'externe'}`,
    ])}
    group by a.id, a.nature, p.nom_usage, p.nom_naissance, p.prenoms, a.nom_tri)`
  const { rows: totaux } = await sql<{ total: number; minutes: number }>`with ${tables}
    select count(*) as total, coalesce(sum(minutes), 0)::bigint as minutes from fo`.execute(ctx.db)
  const { rows } = await sql<FormateurCompte>`with ${tables}
    select id, nom, prenoms, externe, sessions, journees, minutes from fo
    order by nom_tri, id limit ${limite} offset ${(filtres.page - 1) * parPage}`.execute(ctx.db)
  const total = totaux[0]?.total ?? 0
  return { rows, ...pagination(total, limite), minutes: totaux[0]?.minutes ?? 0 }
}

/** Frame E: who gave hours, day by day, in the formations counted. */
export const equipes = sql`from formation f
    left join client k on k.union_id = f.union_id and k.id = f.client_id
    join journee j on j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null
    join affectation_journee aj on aj.union_id = j.union_id and aj.journee_id = j.id and aj.statut <> 'absente'
    join candidature ca on ca.union_id = aj.union_id and ca.id = aj.candidature_id and ca.statut = 'acceptee'
    join adherent a on a.union_id = ca.union_id and a.id = ca.adherent_id`

export function retenues(ctx: Ctx | WriteCtx, filtres: Filtres) {
  return et([comptees(ctx, filtres), sql`${cas} not in ('interne', 'hors')`])
}
