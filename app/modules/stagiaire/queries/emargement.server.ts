import { sql } from 'kysely'
import { estPendant, margeEmargement } from '#app/modules/formation/model/terrain.ts'
import type { DemiJournee } from '#app/modules/formation/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { heureDans } from '#app/platform/jour.ts'
import { creneauDuCode } from '../code-emargement.server.ts'

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
