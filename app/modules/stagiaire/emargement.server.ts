import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'

/** As every act on the trainees of a formation: one after the other, closing included. */
export async function lockFormationDe(ctx: WriteCtx, formationId: string): Promise<void> {
  await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', formationId)
    .select('id')
    .forUpdate()
    .execute()
}

/** Says somebody present with the code of the room. What a trainer already noted stays as he noted it. */
export async function noterPresent(
  ctx: WriteCtx,
  inscriptionId: string,
  creneauId: string,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('presence')
    .values({
      unionId: ctx.union.id,
      id: newId(),
      inscriptionId,
      creneauId,
      present: true,
      moyen: 'qr',
      saisieLe: ctx.now,
      saisiePar: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['unionId', 'inscriptionId', 'creneauId']).doNothing(),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows)
    record(ctx, 'inscription.presence_emargee', { genre: 'inscription', id: inscriptionId })
}
