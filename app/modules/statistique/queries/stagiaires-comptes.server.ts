import { type RawBuilder, sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { type Cas, pairesF1, type StatutBpf } from '../model/lignes.ts'
import type { Etat, FiltresStagiaires } from '../model/listes.ts'
import { pagination, parPage } from './formations-comptees.server.ts'
import { et, tablesStagiaires } from './selection.server.ts'

export type StagiaireCompte = {
  id: string
  formationId: string
  numero: string
  intitule: string
  dernierJour: Jour
  nom: string
  prenoms: string
  cas: Cas
  statutBpf: StatutBpf
  valide: boolean
  diplome: boolean
  minutes: number
  note: number | null
}

const conditions: Record<Etat, RawBuilder<boolean>> = {
  inscrits: sql<boolean>`true`,
  valides: sql<boolean>`ic.valide`,
  absents: sql<boolean>`not ic.valide`,
  diplomes: sql<boolean>`ic.diplome`,
  non_diplomes: sql<boolean>`ic.valide and not ic.diplome`,
  notes: sql<boolean>`ic.note is not null`,
  sondes: sql<boolean>`ic.sonde`,
  sans_heures: sql<boolean>`ic.valide and ic.minutes = 0`,
}

/** The trainees that a figure stands for, and their totals: one statement, names for the page alone. */
export async function listStagiairesComptes(
  ctx: Ctx | WriteCtx,
  filtres: FiltresStagiaires,
  limite = parPage,
) {
  const choisis = et([
    conditions[filtres.etat],
    filtres.f1 && sql`(ic.cas, ic.statut_bpf) in (${paires(filtres.f1)})`,
    filtres.f3 === 'aucune' && sql`ic.bpf_f3 is null`,
    filtres.f3 && filtres.f3 !== 'aucune' && sql`ic.bpf_f3 = ${filtres.f3}`,
    filtres.nsf && sql`ic.nsf = ${filtres.nsf}`,
  ])
  const { rows } = await sql<StagiaireCompte & { total: number; somme: number }>`
    with ${tablesStagiaires(ctx, filtres)}, page as (
      select ic.*, fc.dernier_jour, count(*) over () as total, sum(ic.minutes) over ()::bigint as somme
      from ic join fc on fc.id = ic.formation_id where ${choisis}
      order by fc.dernier_jour desc, ic.formation_id, ic.id
      limit ${limite} offset ${(filtres.page - 1) * parPage}
    )
    select p.id, p.formation_id, f.numero, f.intitule, p.dernier_jour, i.prenoms, p.cas, p.statut_bpf,
      coalesce(i.nom_usage, i.nom_naissance) as nom, p.valide, p.diplome, p.minutes::integer as minutes,
      p.note, p.total, p.somme
    from page p join formation f on f.union_id = ${ctx.union.id} and f.id = p.formation_id
    join inscription i on i.union_id = f.union_id and i.id = p.id
    order by p.dernier_jour desc, p.formation_id, p.id
  `.execute(ctx.db)
  return { rows, ...pagination(rows[0]?.total ?? 0, limite), minutes: rows[0]?.somme ?? 0 }
}

/** The pairs of the model, so that a list and its figure follow one rule. */
function paires(f1: Exclude<FiltresStagiaires['f1'], ''>) {
  const lignes =
    f1 === 'f' ? (['a', 'b', 'c', 'd', 'e', null] as const) : [f1 === 'aucune' ? null : f1]
  return sql.join(
    lignes.flatMap((ligne) => pairesF1(ligne)).map(({ cas, statut }) => sql`(${cas}, ${statut})`),
  )
}
