import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { idList } from '#app/platform/fields.ts'
import { listValidables } from '../queries/comptes-a-valider.server.ts'
import { lockAdherentsPour } from '../queries/portee.server.ts'
import { validerAdherent } from './valider-adherent.server.ts'

export const validerComptesSchema = z.object({ adherentIds: idList })

/** ADH-3: validates one account or many. Those that are not complete are left aside, and counted. */
export function validerComptes(
  ctx: Ctx | WriteCtx,
  { adherentIds }: z.output<typeof validerComptesSchema>,
) {
  return transaction(ctx, async (ctx) => {
    await lockAdherentsPour(ctx, 'adherent.valider', adherentIds)
    if (adherentIds.length === 0) throw new Refusal('Cochez au moins un compte.')
    const validables = await listValidables(ctx, adherentIds)
    for (const id of validables) await validerAdherent(ctx, id)
    return { valides: validables.length, ecartes: adherentIds.length - validables.length }
  })
}
