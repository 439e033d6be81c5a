import { type RawBuilder, sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { type Filtres, periodeDe } from '../model/filtres.ts'
import type { Cas, Payeur } from '../model/lignes.ts'
import { centresAutorises } from '../policy.ts'

/** What a formation `f` of a client `k` is on the form: the line chosen by hand, else who it is made for. */
export const cas = sql<Cas>`coalesce(f.bpf_c, case when not f.privee then 'publique'
  when k.id is null then 'sans_client' when not k.est_l_union then k.genre
  when f.prix = 0 then 'interne' else 'publique' end)`

/** Who a payment `r` comes from: its client `pk`, else the trainee; the line chosen by hand wins. */
export const payeur = sql<Payeur>`coalesce(f.bpf_c, case when pk.id is null then 'stagiaire'
  when pk.est_l_union then 'union' else pk.genre end)`

/** What a payment leaves once what was given back is taken off, in cents. */
export const net = sql<number>`(r.montant - r.rembourse)`

/** The minutes of a créneau `c`: an end at or before the start is the next day. */
export const minutesCreneau = sql<number>`((extract(epoch from c.fin - c.debut) / 60)::integer
  + case when c.fin <= c.debut then 1440 else 0 end)`

export const estValide = sql<boolean>`(i.statut = 'validee' and i.presence_validee_le is not null)`

/** The formations of the filters, in the centres of the actor's role, whatever their state and their day. */
export function porte(ctx: Ctx | WriteCtx, filtres: Filtres): RawBuilder<boolean> {
  const centres = centresAutorises(ctx, 'statistique.lire')
  return et([
    sql`f.union_id = ${ctx.union.id}`,
    centres && sql`f.centre_id = any(${centres}::uuid[])`,
    filtres.type && sql`f.type_formation_id = ${filtres.type}::uuid`,
    filtres.centre === 'aucun' && sql`f.centre_id is null`,
    filtres.centre && filtres.centre !== 'aucun' && sql`f.centre_id = ${filtres.centre}::uuid`,
    filtres.acces && sql`f.privee = ${filtres.acces === 'privee'}`,
  ])
}

/** Closed formations whose last day is in the period: all that the statistics count. */
export function comptees(ctx: Ctx | WriteCtx, filtres: Filtres): RawBuilder<boolean> {
  const { du, au } = periodeDe(filtres, ctx.aujourdhui)
  return et([
    porte(ctx, filtres),
    sql`f.statut = 'cloturee' and f.dernier_jour between ${du}::date and ${au}::date`,
    filtres.mois && dansLeMois(sql`f.dernier_jour`, filtres.mois),
  ])
}

/** Payments received in the period; those promised, or for a place that was gone, are no revenue. */
export function encaisses(ctx: Ctx | WriteCtx, filtres: Filtres): RawBuilder<boolean> {
  const { du, au } = periodeDe(filtres, ctx.aujourdhui)
  return et([
    porte(ctx, filtres),
    sql`r.union_id = ${ctx.union.id} and r.statut in ('recu', 'rembourse')
      and r.le between ${du}::date and ${au}::date`,
    filtres.mois && dansLeMois(sql`r.le`, filtres.mois),
  ])
}

function dansLeMois(jour: RawBuilder<unknown>, mois: string) {
  return sql`${jour} >= ${`${mois}-01`}::date
    and ${jour} < ${`${mois}-01`}::date + interval '1 month'`
}

export function et(conditions: (RawBuilder<unknown> | false | '' | undefined)[]) {
  return sql<boolean>`(${sql.join(
    conditions.filter((condition) => typeof condition === 'object'),
    sql` and `,
  )})`
}

/**
 * The common tables of the trainees of the formations counted: `fc` the formations, `minutes` the time
 * each person was present, `ic` the trainees on the list with what they became.
 */
export function tablesStagiaires(
  ctx: Ctx | WriteCtx,
  filtres: Filtres & { formation?: string },
  /** The formations of one page of a list alone: what costs is not counted for the others. */
  page: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  const { formation } = filtres
  return sql`fc as materialized (
      select f.id, f.union_id, f.type_formation_id, f.centre_id, f.dernier_jour,
        to_char(f.dernier_jour, 'YYYY-MM') as mois, ${cas} as cas, t.bpf_f3, t.nsf
      from formation f
      join type_formation t on t.union_id = f.union_id and t.id = f.type_formation_id
      left join client k on k.union_id = f.union_id and k.id = f.client_id
      where ${et([comptees(ctx, filtres), formation && sql`f.id = ${formation}::uuid`])} ${page}
    ), creneaux as materialized (
      select c.union_id, c.id, ${minutesCreneau} as minutes
      from fc join journee j on j.union_id = fc.union_id and j.formation_id = fc.id and j.annulee_le is null
      join creneau c on c.union_id = j.union_id and c.journee_id = j.id
    ), minutes as (
      select p.inscription_id, sum(c.minutes) as minutes
      from creneaux c join presence p on p.union_id = c.union_id and p.creneau_id = c.id and p.present
      group by p.inscription_id
    ), reponses as (
      select e.inscription_id, max(e.note_globale) as note
      from fc join enquete_envoi e on e.union_id = fc.union_id and e.formation_id = fc.id
      where e.genre = 'froid' and e.repondu_le is not null and e.inscription_id is not null
      group by e.inscription_id
    ), ic as (
      select i.id, i.formation_id, fc.type_formation_id, fc.centre_id, fc.mois, fc.cas, fc.bpf_f3, fc.nsf, i.statut_bpf,
        ${estValide} as valide,
        case when ${estValide} then coalesce(m.minutes, 0) else 0 end as minutes,
        (${estValide} and d.id is not null) as diplome,
        (${estValide} and d.id is not null and e.inscription_id is not null) as sonde,
        case when ${estValide} then e.note end as note
      from fc join inscription i on i.union_id = fc.union_id and i.formation_id = fc.id
        and i.statut in ('inscrite', 'validee')
      left join minutes m on m.inscription_id = i.id
      left join diplome d on d.union_id = i.union_id and d.inscription_id = i.id and d.statut = 'genere'
      left join reponses e on e.inscription_id = i.id
    )`
}
