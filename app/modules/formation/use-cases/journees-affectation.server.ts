import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { type Journee, minutesJournee } from '../model.ts'
import { listJournees } from '../public.server.ts'

/** One line a day: overlaps, hours and declarations are judged on it. */
export async function insertAffectations(
  ctx: WriteCtx,
  candidatureId: string,
  journees: Journee[],
): Promise<void> {
  if (journees.length === 0) return
  await ctx.db
    .insertInto('affectationJournee')
    .values(
      journees.map((journee) => ({
        unionId: ctx.union.id,
        id: newId(),
        candidatureId,
        journeeId: journee.id,
        minutes: minutesJournee(journee),
      })),
    )
    .execute()
}

export async function deleteAffectations(
  ctx: WriteCtx,
  candidatureId: string,
  journeeIds: string[],
): Promise<void> {
  if (journeeIds.length === 0) return
  await ctx.db
    .deleteFrom('affectationJournee')
    .where('unionId', '=', ctx.union.id)
    .where('candidatureId', '=', candidatureId)
    .where('journeeId', 'in', journeeIds)
    .execute()
}

/**
 * Accepted trainers follow the days: a new one is theirs when they have all the others, and the hours that
 * nobody said by hand are those of the créneaux. `connues`: the days that were there before.
 */
export async function alignerAffectations(
  ctx: WriteCtx,
  formationId: string,
  connues: string[],
): Promise<void> {
  for (const journee of await listJournees(ctx, [formationId])) {
    const minutes = minutesJournee(journee)
    if (connues.includes(journee.id)) {
      await ctx.db
        .updateTable('affectationJournee')
        .set({ minutes })
        .where('unionId', '=', ctx.union.id)
        .where('journeeId', '=', journee.id)
        .where('ajustee', '=', false)
        .execute()
      continue
    }
    const pleins = await ctx.db
      .selectFrom('candidature as k')
      .where('k.unionId', '=', ctx.union.id)
      .where('k.formationId', '=', formationId)
      .where('k.statut', '=', 'acceptee')
      .where(
        sql<boolean>`not exists (select 1 from unnest(${connues}::uuid[]) connue where not exists (
          select 1 from affectation_journee a where a.union_id = k.union_id and a.candidature_id = k.id
            and a.journee_id = connue))`,
      )
      .select('k.id')
      .execute()
    for (const { id } of pleins) await insertAffectations(ctx, id, [journee])
  }
}
