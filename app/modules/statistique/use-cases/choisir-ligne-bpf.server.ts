import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { choixC } from '../model/lignes.ts'
import { authorize } from '../policy.ts'

export const choisirLigneBpfSchema = z.object({
  formationId: z.uuid(),
  version: z.coerce.number({ error: 'Rechargez la page.' }).int(),
  /** Empty: the line follows the client again. */
  ligne: z.enum(['', ...choixC], { error: 'Choisissez une ligne.' }),
})

/** STAT-1: the line of frame C of a formation, when its client does not say it. Closed ones included. */
export function choisirLigneBpf(
  ctx: Ctx | WriteCtx,
  { formationId, version, ligne }: z.output<typeof choisirLigneBpfSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'bpf.gerer', { centreId: null })
    if (formation.version !== version) throw new StaleVersion()
    await ctx.db
      .updateTable('formation')
      .set({ bpfC: ligne || null, version: version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .execute()
    const objet = { genre: 'formation', id: formationId }
    record(ctx, 'formation.ligne_bpf_choisie', objet, { ligne: ligne || null })
  })
}
