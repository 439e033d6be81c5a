import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { envoyerRecu } from '../jobs/envoyer-recu.server.ts'
import { exiger } from '../policy.ts'
import { findPaye } from '../queries/paye.server.ts'
import { etablirRecu } from './etablir-recu.server.ts'

export const demanderRecuSchema = z.object({ reglementId: z.uuid() })

/** STA-7: makes the receipt if it is not made, and mails it. False when there is nobody to write to. */
export function demanderRecu(
  ctx: Ctx,
  { reglementId }: z.output<typeof demanderRecuSchema>,
): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const paye = await findPaye(ctx, reglementId)
    exiger(ctx, 'reglement.encaisser', paye)
    await etablirRecu(ctx, reglementId)
    if (paye.destinataires.length === 0) return false
    await enqueue(ctx, envoyerRecu, { reglementId, demandeLe: ctx.now.toISOString() })
    return true
  })
}
