import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'

/**
 * FOR-3: at the closing, whoever was not said absent was there. From then on the hours no longer follow
 * the créneaux nor the calendar; they are what the bilan pédagogique et financier counts.
 */
export async function figerHeures(ctx: WriteCtx, formationId: string): Promise<void> {
  await ctx.db
    .updateTable('affectationJournee as a')
    .set({ statut: 'faite' })
    .where('a.unionId', '=', ctx.union.id)
    .where('a.statut', '=', 'prevue')
    .where(
      sql<boolean>`a.candidature_id in (select k.id from candidature k where k.union_id = a.union_id
        and k.formation_id = ${formationId} and k.statut = 'acceptee')`,
    )
    .where(
      sql<boolean>`a.journee_id in (select j.id from journee j where j.union_id = a.union_id
        and j.annulee_le is null)`,
    )
    .execute()
}
