import { sql } from 'kysely'
import { empechementCompetence } from '#app/modules/adherent/model/competence.ts'
import { type CompetenceDe, findCompetencesDetenues } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'
import { chevauchement, type Formation, type Journee } from '../model.ts'

/** The skills, any one of which is enough to train on this type. */
export async function listCompetencesDuType(
  ctx: Ctx | WriteCtx,
  typeFormationId: string,
): Promise<string[]> {
  const db = ctx.db
  const rows = await db
    .selectFrom('typeFormationCompetence')
    .where('unionId', '=', ctx.union.id)
    .where('typeFormationId', '=', typeFormationId)
    .select('competenceId')
    .execute()
  return rows.map(({ competenceId }) => competenceId)
}

/** Days on which these members are already accepted somewhere, other than in this formation. */
async function listEngagements(
  ctx: Ctx | WriteCtx,
  adherentIds: string[],
  saufFormationId: string,
) {
  const db = ctx.db
  return db
    .selectFrom('affectationJournee as a')
    .innerJoin('candidature as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.candidatureId'),
    )
    .innerJoin('journee as j', (join) =>
      join.onRef('j.unionId', '=', 'a.unionId').onRef('j.id', '=', 'a.journeeId'),
    )
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'c.unionId').onRef('f.id', '=', 'c.formationId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('c.adherentId', 'in', adherentIds)
    .where('c.statut', '=', 'acceptee')
    .where('c.formationId', '<>', saufFormationId)
    .where('f.statut', '=', 'validee')
    .where('j.annuleeLe', 'is', null)
    .select(['c.adherentId', 'j.jour', 'f.numero', 'f.intitule'])
    .select(
      sql<{ debut: string; fin: string }[]>`(select coalesce(jsonb_agg(jsonb_build_object(
        'debut', to_char(cr.debut, 'HH24:MI'), 'fin', to_char(cr.fin, 'HH24:MI'))), '[]')
        from creneau cr where cr.union_id = j.union_id and cr.journee_id = j.id)`.as('creneaux'),
    )
    .execute()
}

export type Aptitude = {
  adherentId: string
  /** Why he cannot be there on one of the days at least. */
  empechement: string | undefined
  /** Day by day: he may be assigned to those that have none. */
  parJournee: { journeeId: string; jour: Jour; empechement: string | undefined }[]
  competence: string | undefined
}

/**
 * FOR-4: for each member, why he cannot train on these days; undefined when he can. Skill and overlap
 * are judged day by day. Two statements whatever the number of members.
 */
export async function listAptitudes(
  ctx: Ctx | WriteCtx,
  formation: Pick<Formation, 'id' | 'typeFormationId' | 'typeLibelle'>,
  journees: Journee[],
  adherentIds: string[],
): Promise<Aptitude[]> {
  if (adherentIds.length === 0) return []
  const competenceIds = await listCompetencesDuType(ctx, formation.typeFormationId)
  const detenues = await findCompetencesDetenues(ctx, { adherentIds, competenceIds })
  const engagements = await listEngagements(ctx, adherentIds, formation.id)
  return adherentIds.map((adherentId) => {
    const siennes = detenues.filter((detenue) => detenue.adherentId === adherentId)
    const prises = engagements.filter((engagement) => engagement.adherentId === adherentId)
    const parJournee = journees.map((journee) => ({
      journeeId: journee.id,
      jour: journee.jour,
      empechement:
        empechementCompetences(siennes, [journee], formation) ??
        empechementAgenda(prises, [journee]),
    }))
    return {
      adherentId,
      empechement: parJournee.find(({ empechement }) => empechement)?.empechement,
      parJournee,
      competence: siennes[0]?.code,
    }
  })
}

function empechementCompetences(
  siennes: CompetenceDe[],
  journees: Journee[],
  { typeLibelle }: { typeLibelle: string },
) {
  if (siennes.length === 0) return `Il lui manque la compétence pour « ${typeLibelle} ».`
  for (const { jour } of journees) {
    const refus = siennes.map((competence) => empechementCompetence(competence, jour))
    if (refus.every((phrase) => phrase !== undefined)) return `${capitale(refus[0] ?? '')}.`
  }
  return undefined
}

function empechementAgenda(
  prises: { jour: string; numero: string; creneaux: { debut: string; fin: string }[] }[],
  journees: Journee[],
) {
  for (const prise of prises) {
    const jour = chevauchement(journees, [prise])
    if (jour) return `Déjà pris le ${formatDay(jour)} par la formation ${prise.numero}.`
  }
  return undefined
}

function capitale(phrase: string): string {
  return phrase.charAt(0).toLocaleUpperCase('fr') + phrase.slice(1)
}

/** Validated members holding the trainer role, with their centre, by name. */
export function listFormateurs(ctx: Ctx | WriteCtx) {
  const db = ctx.db
  return db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .leftJoin('centre as ce', (join) =>
      join.onRef('ce.unionId', '=', 'a.unionId').onRef('ce.id', '=', 'a.centreId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.valideLe', 'is not', null)
    .where('a.desactiveLe', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('accreditation as r')
          .whereRef('r.unionId', '=', 'a.unionId')
          .whereRef('r.adherentId', '=', 'a.id')
          .where('r.role', '=', 'formateur')
          .where('r.retireeLe', 'is', null)
          .select('r.id'),
      ),
    )
    .select([
      'a.id',
      'a.email',
      'a.personneId',
      'ce.nom as centre',
      'p.prenoms',
      sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'),
    ])
    .orderBy('a.nomTri')
    .execute()
}

/** Applications and assignments still alive on a formation, oldest first. */
export function listCandidatures(ctx: Ctx | WriteCtx, formationId: string) {
  const db = ctx.db
  return db
    .selectFrom('candidature as c')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'c.unionId').onRef('a.id', '=', 'c.adherentId'),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .leftJoin('centre as ce', (join) =>
      join.onRef('ce.unionId', '=', 'a.unionId').onRef('ce.id', '=', 'a.centreId'),
    )
    .where('c.unionId', '=', ctx.union.id)
    .where('c.formationId', '=', formationId)
    .where('c.statut', 'in', ['posee', 'acceptee'])
    .select([
      'c.id',
      'c.adherentId',
      'c.statut',
      'c.origine',
      'c.poseeLe',
      'ce.nom as centre',
      'p.prenoms',
    ])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy('c.statut')
    .orderBy('c.poseeLe')
    .execute()
}
