import { z } from 'zod'
import { emailSchema } from '#app/modules/adherent/model/contact.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { remettreCourriel } from '../jobs/remettre-courriel.server.ts'
import { authorize } from '../policy.ts'

export const renvoyerCourrielSchema = z.object({
  id: z.uuid(),
  courrielId: z.uuid(),
  destinataire: emailSchema,
})

/** MAI-2: the same content again, to the same address or another; the new line says what it repeats. */
export function renvoyerCourriel(ctx: Ctx | WriteCtx, input: z.output<typeof renvoyerCourrielSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'courriel.renvoyer')
    const origine =
      (await ctx.db
        .selectFrom('courriel')
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', input.courrielId)
        .selectAll()
        .forUpdate()
        .executeTakeFirst()) ?? notFound()
    if (origine.brut === null) {
      throw new Refusal('Le contenu de ce mail n’est pas conservé : refaites plutôt la demande d’accès.')
    }
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('courriel')
      .values({
        ...origine,
        id: input.id,
        destinataire: input.destinataire,
        statut: 'en_attente',
        essais: 0,
        envoiDebuteLe: null,
        remisLe: null,
        reponseServeur: null,
        renvoiDeId: origine.id,
        creeLe: ctx.now,
        creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
      .executeTakeFirst()
    if (!numInsertedOrUpdatedRows) return input.id // sent twice by the same form
    await enqueue(ctx, remettreCourriel, { courrielId: input.id })
    const objet = { genre: origine.objetGenre ?? 'courriel', id: origine.objetId ?? origine.id }
    record(ctx, 'courriel.renvoye', objet, { modele: origine.modele, courrielId: input.id })
    return input.id
  })
}
