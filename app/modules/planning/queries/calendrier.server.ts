import { sql } from 'kysely'
import { listJournees } from '#app/modules/formation/public.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { addDays } from '#app/platform/jour.ts'
import type { GenreCalendrier } from '../calendrier.server.ts'

/** The calendars that a member has opened. */
export function listCalendriers(ctx: Ctx, adherentId: string) {
  return ctx.db
    .selectFrom('calendrier')
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', adherentId)
    .select(['genre', 'rang'])
    .execute()
}

/** Whose calendar a link opens; undefined once the link was changed, or when its owner no longer is a validated member. */
export function findCalendrier(ctx: Ctx, jeton: string) {
  return ctx.db
    .selectFrom('calendrier as c')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'c.unionId').onRef('a.id', '=', 'c.adherentId'),
    )
    .where('c.unionId', '=', ctx.union.id)
    .where('c.jetonSha256', '=', hashToken(jeton))
    .where('a.valideLe', 'is not', null)
    .where('a.desactiveLe', 'is', null)
    .where('a.archiveLe', 'is', null)
    .select(['c.adherentId', 'c.genre'])
    .select(
      sql<boolean>`exists (select 1 from accreditation r where r.union_id = c.union_id
        and r.adherent_id = c.adherent_id and r.retiree_le is null and r.centre_id is null
        and r.role in ('administrateur', 'gestionnaire_formations'))`.as('gestion'),
    )
    .executeTakeFirst()
}

type Suivi = { adherentId: string; genre: GenreCalendrier; gestion: boolean }

/** What an agenda receives: from three months ago to a year ahead. No trainee, no price. */
export async function listRendezVous(ctx: Ctx, { adherentId, genre, gestion }: Suivi) {
  const mienne = sql<boolean>`exists (select 1 from candidature k where k.union_id = f.union_id
    and k.formation_id = f.id and k.adherent_id = ${adherentId} and k.statut = 'acceptee')`
  const formations = await ctx.db
    .selectFrom('formation as f')
    .where('f.unionId', '=', ctx.union.id)
    .where('f.statut', 'in', ['validee', 'cloturee'])
    .where('f.dernierJour', '>=', addDays(ctx.aujourdhui, -90))
    .where('f.premierJour', '<=', addDays(ctx.aujourdhui, 365))
    .$if(genre === 'personnel', (query) => query.where(mienne))
    .$if(genre === 'union' && !gestion, (query) =>
      query.where(sql<boolean>`(not f.privee or ${mienne})`),
    )
    .select(['f.id', 'f.numero', 'f.intitule', mienne.as('mienne')])
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .limit(1000)
    .execute()
  if (formations.length === 0) return []
  const journees = await listJournees(
    ctx,
    formations.map(({ id }) => id),
  )
  const siennes = await listJourneesDe(ctx, adherentId)
  return formations.flatMap((formation) =>
    journees
      .filter(({ formationId }) => formationId === formation.id)
      // A trainer who comes one day out of two sees that day in his own calendar.
      .filter(({ id }) => genre === 'union' || siennes.has(id))
      .map((journee) => ({ ...formation, journee })),
  )
}

async function listJourneesDe(ctx: Ctx, adherentId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('affectationJournee as a')
    .innerJoin('candidature as k', (join) =>
      join.onRef('k.unionId', '=', 'a.unionId').onRef('k.id', '=', 'a.candidatureId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('k.adherentId', '=', adherentId)
    .where('k.statut', '=', 'acceptee')
    .select('a.journeeId')
    .execute()
  return new Set(rows.map(({ journeeId }) => journeeId))
}
