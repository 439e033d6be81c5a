import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { destinataire } from '../policy.ts'

export const retirerAppareilSchema = z.object({ id: z.uuid('Cet appareil n’est pas reconnu.') })

/** This device is no longer told, from now on. Gone already, or another's: nothing to do. */
export function retirerAppareil(
  ctx: Ctx,
  { id }: z.output<typeof retirerAppareilSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { adherentId } = destinataire(ctx)
    const retire = await ctx.db
      .deleteFrom('abonnementPush')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .where('adherentId', '=', adherentId)
      .returning('appareil')
      .executeTakeFirst()
    if (!retire) return
    const objet = { genre: 'adherent', id: adherentId }
    record(ctx, 'notification.appareil_retire', objet, { appareil: retire.appareil })
  })
}
