import type { WriteCtx } from '#app/platform/ctx.ts'

/** What a trainee has paid follows the sign-up to another formation. */
export async function suivreInscription(
  ctx: WriteCtx,
  { inscriptionId, formationId }: { inscriptionId: string; formationId: string },
): Promise<void> {
  await ctx.db
    .updateTable('reglement')
    .set({ formationId })
    .where('unionId', '=', ctx.union.id)
    .where('inscriptionId', '=', inscriptionId)
    .execute()
}
