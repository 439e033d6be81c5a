import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { nextNumber, record } from '#app/platform/journal.server.ts'
import { formatNumeroClient, type GenreClient } from './model/client.ts'

type Nouveau = {
  id: string
  genre: GenreClient
  raisonSociale: string
  siret: string | null
  adresse: string
  codePostal: string
  commune: string
}

/** A record and its number, which is never given again. */
export async function insertClient(
  ctx: WriteCtx,
  { id, ...champs }: Nouveau & Record<string, unknown>,
): Promise<string> {
  const numero = formatNumeroClient(await nextNumber(ctx, 'client', 0))
  await ctx.db
    .insertInto('client')
    .values({
      unionId: ctx.union.id,
      id,
      numero,
      ...champs,
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .execute()
  record(ctx, 'client.cree', { genre: 'client', id }, { numero })
  return numero
}

type NouveauContact = {
  id: string
  clientId: string
  nom: string
  prenom: string
  fonction: string | null
  email: string | null
  telephone: string | null
  principal: boolean
}

/** One contact is the principal: a new one takes the place of the former. The client is locked. */
export async function insertContact(ctx: WriteCtx, contact: NouveauContact): Promise<void> {
  if (contact.principal) await retirerPrincipal(ctx, contact.clientId)
  await ctx.db
    .insertInto('contact')
    .values({
      unionId: ctx.union.id,
      ...contact,
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .execute()
}

export async function retirerPrincipal(ctx: WriteCtx, clientId: string): Promise<void> {
  await ctx.db
    .updateTable('contact')
    .set({ principal: false })
    .where('unionId', '=', ctx.union.id)
    .where('clientId', '=', clientId)
    .where('principal', '=', true)
    .execute()
}

/** The union's own record, for what it does for itself; made the first time it is asked for. */
export async function findOrCreateClientUnion(ctx: WriteCtx): Promise<string> {
  const deja = await findClientUnion(ctx)
  if (deja) return deja
  const { raisonSociale, siret, rna, adresse, codePostal, commune } = await findIdentiteUnion(ctx)
  const id = newId()
  const identite = { raisonSociale, siret, rna, adresse, codePostal, commune }
  await insertClient(ctx, { id, genre: 'association', ...identite, estLUnion: true })
  return id
}

async function findClientUnion(ctx: WriteCtx): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('client')
    .where('unionId', '=', ctx.union.id)
    .where('estLUnion', '=', true)
    .select('id')
    .executeTakeFirst()
  return row?.id
}
