import type { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { retirerPrincipal } from '../ecriture.server.ts'
import { authorize } from '../policy.ts'
import { findContact, lockClient } from '../queries/clients.server.ts'
import type { modifierContactSchema } from '../schema.ts'

export function modifierContact(
  ctx: Ctx | WriteCtx,
  { contactId, version, ...champs }: z.output<typeof modifierContactSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'client.modifier')
    const { clientId } = (await findContact(ctx, contactId)) ?? notFound()
    await lockClient(ctx, clientId)
    const contact = (await findContact(ctx, contactId)) ?? notFound()
    if (contact.version !== version) throw new StaleVersion()
    if (champs.principal && !contact.principal) await retirerPrincipal(ctx, clientId)
    await ctx.db
      .updateTable('contact')
      // A principal gives its place to another, never to nobody.
      .set({ ...champs, principal: champs.principal || contact.principal, version: version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', contactId)
      .execute()
    record(ctx, 'client.contact_modifie', { genre: 'client', id: clientId })
  })
}
