import { sql } from 'kysely'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { findClient, findContact, listContacts, selectClients } from './clients.server.ts'

/** The client of a number and whom to write to; undefined when there is nobody. A merged number leads to its principal. */
export async function lockDestinataire(ctx: WriteCtx, numero: string) {
  const row = await selectClients(ctx)
    .where('c.numero', '=', numero)
    .select(sql<string>`coalesce(c.fusionne_dans_id, c.id)`.as('id'))
    .executeTakeFirst()
  if (!row) return undefined
  const client = await selectClients(ctx)
    .where('c.id', '=', row.id)
    .where('c.archiveLe', 'is', null)
    .select(['c.id', 'c.raisonSociale'])
    .forUpdate('c')
    .executeTakeFirst()
  if (!client) return undefined
  const contacts = await listContacts(ctx, client.id)
  const contact = contacts.find(({ email }) => email !== null)
  if (!contact?.email) return undefined
  return {
    ...client,
    contact: { ...contact, email: contact.email },
    liens: await countLiens(ctx, client.id),
  }
}

/** Links made since a day: they live one day, the dead ones go with the next. */
async function countLiens(ctx: WriteCtx, clientId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('lienClient')
    .where('unionId', '=', ctx.union.id)
    .where('clientId', '=', clientId)
    .where('expireLe', '>=', ctx.now)
    .select(sql<number>`count(*)`.as('nombre'))
    .executeTakeFirstOrThrow()
  return row.nombre
}

/** What a mailed link opens: the record and the person; undefined once its day is over. */
export async function findParLien(ctx: Ctx, jeton: string) {
  const lien = await ctx.db
    .selectFrom('lienClient')
    .where('unionId', '=', ctx.union.id)
    .where('jetonSha256', '=', hashToken(jeton))
    .where('expireLe', '>', ctx.now)
    .select(['clientId', 'contactId'])
    .executeTakeFirst()
  if (!lien) return undefined
  const client = await findClient(ctx, lien.clientId)
  const contact = await findContact(ctx, lien.contactId)
  return client && contact && { client, contact }
}
