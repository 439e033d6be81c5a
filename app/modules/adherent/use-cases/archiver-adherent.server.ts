import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { fermerAccesDe, lockPourFermeture } from '../fermeture.server.ts'
import { empechementArchivage } from '../model/adherent.ts'
import { listEngagementsAVenir } from '../queries/engagements.server.ts'

/** Hides a member from every list, for good until restored. Nothing is deleted. */
export function archiverAdherent(ctx: Ctx | WriteCtx, adherentId: string) {
  return transaction(ctx, async (ctx) => {
    await lockPourFermeture(ctx, adherentId)
    refuseIf(empechementArchivage(await listEngagementsAVenir(ctx, adherentId)))
    await ctx.db
      .updateTable('adherent')
      .set({ archiveLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .execute()
    await fermerAccesDe(ctx, adherentId)
    record(ctx, 'adherent.archive', { genre: 'adherent', id: adherentId })
  })
}
