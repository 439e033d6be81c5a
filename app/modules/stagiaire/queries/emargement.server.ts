import { sql } from 'kysely'
import { estPendant, margeEmargement } from '#app/modules/formation/model/terrain.ts'
import type { DemiJournee } from '#app/modules/formation/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { heureDans } from '#app/platform/jour.ts'
import { creneauDuCode } from '../code-emargement.server.ts'
import { listCreneaux } from './presences.server.ts'

/**
 * The créneau for which a code is good now: its formation is open, and it is that half-day, half an hour
 * before and after included, in the union's time. Undefined otherwise: the code is the right to ask.
 */
export async function findEmargement(ctx: Ctx | WriteCtx, code: string) {
  const creneauId = creneauDuCode(ctx, code)
  if (creneauId === undefined) return undefined
  const creneau = await ctx.db
    .selectFrom('creneau as c')
    .innerJoin('journee as j', (join) =>
      join.onRef('j.unionId', '=', 'c.unionId').onRef('j.id', '=', 'c.journeeId'),
    )
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'j.unionId').onRef('f.id', '=', 'j.formationId'),
    )
    .where('j.annuleeLe', 'is', null)
    .where('c.unionId', '=', ctx.union.id)
    .where('c.id', '=', creneauId)
    .where('f.statut', '=', 'validee')
    .select(['c.id', 'j.jour', 'j.formationId', 'f.intitule'])
    .select(sql<DemiJournee>`c.demi_journee`.as('demiJournee'))
    .select(sql<string>`to_char(c.debut, 'HH24:MI')`.as('debut'))
    .select(sql<string>`to_char(c.fin, 'HH24:MI')`.as('fin'))
    .executeTakeFirst()
  const maintenant = { jour: ctx.aujourdhui, heure: heureDans(ctx.union.fuseau, ctx.now) }
  return creneau && estPendant(creneau, maintenant, margeEmargement) ? creneau : undefined
}

/** The half-days of today, for one trainee: open now or not, and what is noted of each. */
export async function listCreneauxSuivis(
  ctx: Ctx | WriteCtx,
  { id, formationId }: { id: string; formationId: string },
) {
  const maintenant = { jour: ctx.aujourdhui, heure: heureDans(ctx.union.fuseau, ctx.now) }
  const duJour = (await listCreneaux(ctx, formationId))
    .map((creneau) => ({ ...creneau, ouvert: estPendant(creneau, maintenant, margeEmargement) }))
    .filter(({ jour, ouvert }) => jour === ctx.aujourdhui || ouvert)
  if (duJour.length === 0) return []
  const notees = await ctx.db
    .selectFrom('presence')
    .where('unionId', '=', ctx.union.id)
    .where('inscriptionId', '=', id)
    .select(['creneauId', 'present'])
    .execute()
  const marques = new Map(notees.map(({ creneauId, present }) => [creneauId, present]))
  return duJour.map((creneau) => ({ ...creneau, presence: marques.get(creneau.id) ?? null }))
}
