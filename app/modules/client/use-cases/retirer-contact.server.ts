import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { findContact, listContacts, lockClient } from '../queries/clients.server.ts'

/** Somebody left the client: gone at once, as nothing refers to a contact. The next one becomes principal. */
export function retirerContact(ctx: Ctx | WriteCtx, contactId: string) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'client.modifier')
    const contact = await findContact(ctx, contactId)
    if (!contact) return
    await lockClient(ctx, contact.clientId)
    await ctx.db
      .deleteFrom('contact')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', contactId)
      .execute()
    const [suivant] = await listContacts(ctx, contact.clientId)
    if (suivant && !suivant.principal) {
      await ctx.db
        .updateTable('contact')
        .set({ principal: true, version: suivant.version + 1 })
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', suivant.id)
        .execute()
    }
    record(ctx, 'client.contact_retire', { genre: 'client', id: contact.clientId })
  })
}
