import type { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { insertClient } from '../ecriture.server.ts'
import { authorize } from '../policy.ts'
import { findClient } from '../queries/clients.server.ts'
import type { creerClientSchema } from '../schema.ts'

/** CLI-4: a new record; sent twice, it is one. */
export function creerClient(ctx: Ctx | WriteCtx, input: z.output<typeof creerClientSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'client.creer')
    const deja = await findClient(ctx, input.id)
    if (deja) return { id: input.id, numero: deja.numero }
    return { id: input.id, numero: await insertClient(ctx, input) }
  })
}
