import type { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { insertContact } from '../ecriture.server.ts'
import { authorize } from '../policy.ts'
import { findContact, listContacts, lockClient } from '../queries/clients.server.ts'
import type { ajouterContactSchema } from '../schema.ts'

/** The first contact of a client is its principal. */
export function ajouterContact(ctx: Ctx | WriteCtx, input: z.output<typeof ajouterContactSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'client.modifier')
    await lockClient(ctx, input.clientId)
    if (await findContact(ctx, input.id)) return
    const premier = (await listContacts(ctx, input.clientId)).length === 0
    await insertContact(ctx, { ...input, principal: input.principal || premier })
    record(ctx, 'client.contact_ajoute', { genre: 'client', id: input.clientId })
  })
}
