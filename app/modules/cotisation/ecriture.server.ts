import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import type { Jour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { type GenreCotisation, libellePeriode, type MoyenPaiement } from './model.ts'

type Nouvelle = {
  id?: string
  adherentId: string
  genre: GenreCotisation
  du: Jour
  au: Jour
  montant: number
}

/** A fee asked of a member; false when the same one exists already. */
export async function insertCotisation(
  ctx: WriteCtx,
  { id = newId(), ...nouvelle }: Nouvelle,
): Promise<string | undefined> {
  const row = await ctx.db
    .insertInto('cotisation')
    .values({
      unionId: ctx.union.id,
      id,
      ...nouvelle,
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .onConflict((conflict) =>
      conflict.columns(['unionId', 'adherentId', 'genre', 'du']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (row) recordCotisation(ctx, 'cotisation.ajoutee', nouvelle)
  return row?.id
}

type Paiement = { payeeLe: Jour | null; moyen: MoyenPaiement | null }

export async function updatePaiement(ctx: WriteCtx, id: string, paiement: Paiement): Promise<void> {
  await ctx.db
    .updateTable('cotisation')
    .set((eb) => ({ ...paiement, version: eb('version', '+', 1) }))
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
}

/** The line of the journal belongs to the member: it is shown on their page. */
export function recordCotisation(
  ctx: WriteCtx,
  acte: string,
  { adherentId, genre, du, au, montant }: Omit<Nouvelle, 'id'>,
  codes: Record<string, string | null> = {},
): void {
  record(
    ctx,
    acte,
    { genre: 'adherent', id: adherentId },
    { genre, periode: libellePeriode({ du, au }), montant, ...codes },
  )
}
