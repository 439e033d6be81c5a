import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { envoyerGroupe } from '../jobs/envoyer-groupe.server.ts'
import { lockAdherentsPour } from '../queries/portee.server.ts'

export const ecrireAdherentsSchema = z.object({
  id: z.uuid(), // made with the form: a double click sends once
  objet: requiredText('Écrivez un sujet.', 150),
  texte: requiredText('Écrivez votre message.', 5000),
})

type Ecrit = z.output<typeof ecrireAdherentsSchema> & { adherentIds: string[] }

/** One text to several members: each gets a mail of his own, kept in the history. Gives how many. */
export function ecrireAdherents(
  ctx: Ctx | WriteCtx,
  { id, objet, texte, adherentIds }: Ecrit,
): Promise<number> {
  return transaction(ctx, async (ctx) => {
    await lockAdherentsPour(ctx, 'adherent.ecrire', adherentIds)
    const joignables = await listJoignables(ctx, adherentIds)
    if (joignables.length === 0) {
      throw new Refusal('Personne de cette sélection n’a d’adresse électronique.')
    }
    const { id: unionId } = ctx.union
    const inserted = await ctx.db
      .insertInto('envoiGroupe')
      .values({
        unionId,
        id,
        objet,
        texte,
        creeLe: ctx.now,
        creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) return joignables.length // the same form, sent twice
    for (let rang = 0; rang < joignables.length; rang += 1000) {
      const tranche = joignables.slice(rang, rang + 1000)
      await ctx.db
        .insertInto('envoiGroupeDestinataire')
        .values(tranche.map((adherentId) => ({ unionId, envoiGroupeId: id, adherentId })))
        .execute()
    }
    const nombre = joignables.length
    record(ctx, 'adherent.message_ecrit', { genre: 'envoi_groupe', id }, { nombre })
    await enqueue(ctx, envoyerGroupe, { envoiId: id })
    return nombre
  })
}

async function listJoignables(ctx: WriteCtx, adherentIds: string[]): Promise<string[]> {
  if (adherentIds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', adherentIds)
    .where('email', 'is not', null)
    .where('email', '<>', '')
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}
