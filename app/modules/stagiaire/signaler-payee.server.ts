import { prevenirTresorier } from '#app/modules/facturation/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { listPayees } from './queries/payees.server.ts'

/** Somebody who has paid leaves the list: nothing is given back by itself, the treasurer is told. */
export async function signalerPayee(ctx: WriteCtx, inscriptionId: string): Promise<void> {
  const payees = await listPayees(ctx, [{ id: inscriptionId }])
  if (payees.size === 0) return
  await enqueue(ctx, prevenirTresorier, { sujet: 'a_rendre', cle: inscriptionId })
}
