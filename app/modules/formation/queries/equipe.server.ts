import { type RawBuilder, sql } from 'kysely'
import { detientValable } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { Journee } from '../model.ts'
import { listJournees, selectFormations } from '../public.server.ts'

/** FOR-3: accepted trainers of the formation `f`. */
export const acceptes = sql<number>`(select count(*) from candidature c where c.union_id = f.union_id
  and c.formation_id = f.id and c.statut = 'acceptee')`

const valable = detientValable({
  unionId: sql`k.union_id`,
  adherentId: sql`k.adherent_id`,
  competence: sql`d.competence_id in (select tc.competence_id from type_formation_competence tc
    where tc.union_id = f.union_id and tc.type_formation_id = f.type_formation_id)`,
  jour: sql`j.jour`,
})

/**
 * FOR-3: on every journée of `f` the accepted trainers, valid that day, reach the number required. Where too few
 * are accepted in all, no day is looked at: `nombre` is that count when the statement already has it.
 */
export function completeSelon(nombre: RawBuilder<number>) {
  return sql<boolean>`(f.premier_jour is not null and ${nombre} >= f.formateurs_requis and not exists (
    select 1 from journee j where j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null
      and f.formateurs_requis > (select count(*) from affectation_journee a
        join candidature k on k.union_id = a.union_id and k.id = a.candidature_id and k.statut = 'acceptee'
          and k.formation_id = f.id
        where a.union_id = j.union_id and a.journee_id = j.id and a.statut <> 'absente' and ${valable})))`
}

export const complete = completeSelon(acceptes)

/** A day that the accepted trainer of the application `k` works. */
const travaille = sql`affectation_journee a
  join journee j on j.union_id = a.union_id and j.id = a.journee_id and j.annulee_le is null
  where a.union_id = k.union_id and a.candidature_id = k.id and a.statut <> 'absente'`

/** What was said to the URSSAF of the accepted trainer of `k`. */
const dites = sql`declaration_ligne l where l.union_id = k.union_id and l.evenement_genre = 'formation'
  and l.evenement_id = k.formation_id and l.adherent_id = k.adherent_id`

/**
 * FOR-3: declared once, and no longer true: somebody accepted works a day that no declaration covers, or a day
 * that was declared is no longer worked. A volunteer on every line said so far stays one.
 */
export const declarationAReprendre = sql<boolean>`(f.declaree_le is not null and (exists (
    select 1 from candidature k where k.union_id = f.union_id and k.formation_id = f.id and k.statut = 'acceptee'
      and coalesce((select bool_or(l.statut <> 'sans_objet') from ${dites}), true)
      and exists (select 1 from ${travaille} and not exists (select 1 from ${dites}
        and l.statut in ('declaree', 'sans_objet') and j.jour between l.embauche_le and l.fin_le)))
  or exists (select 1 from declaration_ligne l where l.union_id = f.union_id and l.evenement_genre = 'formation'
    and l.evenement_id = f.id and l.statut = 'declaree' and (
      select count(distinct j.jour) filter (where j.jour in (l.embauche_le, l.fin_le)) from candidature k
      join affectation_journee a on a.union_id = k.union_id and a.candidature_id = k.id and a.statut <> 'absente'
      join journee j on j.union_id = a.union_id and j.id = a.journee_id and j.annulee_le is null
      where k.union_id = l.union_id and k.formation_id = f.id and k.adherent_id = l.adherent_id
        and k.statut = 'acceptee') < case when l.embauche_le = l.fin_le then 1 else 2 end)))`

/** FOR-3: the badge of one formation, as its lists compute it. */
export function findBadgeFormateurs(ctx: Ctx, formationId: string) {
  return ctx.db
    .selectFrom('formation as f')
    .where('f.unionId', '=', ctx.union.id)
    .where('f.id', '=', formationId)
    .select([acceptes.as('acceptes'), complete.as('complete')])
    .executeTakeFirstOrThrow()
}

/** Minutes of the assignment `a` to the journée `j` that count as done: said so, or past and not absent. */
export function minutesFaites(aujourdhui: Jour) {
  return sql<number>`case when a.statut = 'faite' or (a.statut = 'prevue' and j.jour < ${aujourdhui}::date)
    then a.minutes else 0 end`
}

export type JourAffecte = {
  journeeId: string
  jour: Jour
  minutes: number
  minutesFaites: number
  statut: 'prevue' | 'faite' | 'absente'
  ajustee: boolean
}

export type MembreEquipe = {
  candidatureId: string
  adherentId: string
  nom: string
  prenoms: string
  centre: string | null
  /** Whose place was taken. */
  remplace: string | null
  jours: JourAffecte[]
}

/** The accepted trainers of a formation with their days and hours, in one statement. */
export function listEquipe(ctx: Ctx | WriteCtx, formationId: string): Promise<MembreEquipe[]> {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('candidature as k')
    .innerJoin('adherent as m', (join) =>
      join.onRef('m.unionId', '=', 'k.unionId').onRef('m.id', '=', 'k.adherentId'),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'm.unionId').onRef('p.id', '=', 'm.personneId'),
    )
    .leftJoin('centre as ce', (join) =>
      join.onRef('ce.unionId', '=', 'm.unionId').onRef('ce.id', '=', 'm.centreId'),
    )
    .where('k.unionId', '=', ctx.union.id)
    .where('k.formationId', '=', formationId)
    .where('k.statut', '=', 'acceptee')
    .select(['k.id as candidatureId', 'k.adherentId', 'p.prenoms', 'ce.nom as centre'])
    .select([
      sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'),
      sql<string | null>`(select rp.prenoms || ' ' || coalesce(rp.nom_usage, rp.nom_naissance)
        from candidature r join adherent ra on ra.union_id = r.union_id and ra.id = r.adherent_id
        join personne rp on rp.union_id = ra.union_id and rp.id = ra.personne_id
        where r.union_id = k.union_id and r.id = k.remplace_id)`.as('remplace'),
      sql<
        JourAffecte[]
      >`coalesce((select jsonb_agg(jsonb_build_object('journeeId', j.id, 'jour', j.jour,
        'minutes', a.minutes, 'minutesFaites', ${minutesFaites(ctx.aujourdhui)}, 'statut', a.statut,
        'ajustee', a.ajustee) order by j.jour)
        from affectation_journee a join journee j on j.union_id = a.union_id and j.id = a.journee_id
        where a.union_id = k.union_id and a.candidature_id = k.id and j.annulee_le is null), '[]')`.as(
        'jours',
      ),
    ])
    .orderBy('m.nomTri')
    .execute()
}

/** What was answered to a trainer, and to whom. */
export function findReponse(ctx: Ctx | WriteCtx, candidatureId: string) {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('candidature as k')
    .innerJoin('adherent as m', (join) =>
      join.onRef('m.unionId', '=', 'k.unionId').onRef('m.id', '=', 'k.adherentId'),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'm.unionId').onRef('p.id', '=', 'm.personneId'),
    )
    .where('k.unionId', '=', ctx.union.id)
    .where('k.id', '=', candidatureId)
    .select(['k.formationId', 'k.adherentId', 'k.statut', 'k.motif'])
    .select(sql<string>`p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)`.as('formateur'))
    .executeTakeFirst()
}

/** The journées a trainer is assigned to; all of them once he has left, so that a mail can name them. */
export async function listSesJournees(
  ctx: Ctx | WriteCtx,
  formationId: string,
  candidatureId: string,
): Promise<Journee[]> {
  const db: Ctx['db'] = ctx.db
  const lignes = await db
    .selectFrom('affectationJournee')
    .where('unionId', '=', ctx.union.id)
    .where('candidatureId', '=', candidatureId)
    .select('journeeId')
    .execute()
  const journees = await listJournees(ctx, [formationId])
  if (lignes.length === 0) return journees
  return journees.filter(({ id }) => lignes.some(({ journeeId }) => journeeId === id))
}

/** Who is told about the team of a formation: managers of trainings, and of its centre. */
export async function listGestionnaires(
  ctx: Ctx | WriteCtx,
  centreId: string | null,
): Promise<string[]> {
  const db: Ctx['db'] = ctx.db
  const rows = await db
    .selectFrom('accreditation as r')
    .where('r.unionId', '=', ctx.union.id)
    .where('r.retireeLe', 'is', null)
    .where('r.role', 'in', ['gestionnaire_formations', 'responsable_local'])
    .where(
      sql<boolean>`(r.centre_id is null and r.role = 'gestionnaire_formations' or r.centre_id = ${centreId})`,
    )
    .select('r.adherentId')
    .distinct()
    .execute()
  return rows.map(({ adherentId }) => adherentId)
}

/** Formations to come that still look for trainers. */
export async function listEnRecherche(ctx: Ctx): Promise<string[]> {
  const rows = await selectFormations(ctx)
    .where('f.statut', '=', 'validee')
    .where('f.premierJour', '>=', ctx.aujourdhui)
    .where(sql<boolean>`not ${complete}`)
    .select('f.id')
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .execute()
  return rows.map(({ id }) => id)
}
