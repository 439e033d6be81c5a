import { z } from 'zod'
import { emailSchema } from '#app/modules/adherent/model/contact.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { readdress } from '#app/platform/email/mime.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { type Change, record } from '#app/platform/journal.server.ts'
import { insertPieces } from '../ecriture.server.ts'
import { enqueueRemise } from '../jobs/remettre-courriel.server.ts'
import { authorize, touteUnion } from '../policy.ts'
import { listPieces } from '../queries/pieces.server.ts'

export const renvoyerCourrielSchema = z.object({
  id: z.uuid('Rechargez la page, puis renvoyez de nouveau.'),
  courrielId: z.uuid(),
  destinataire: emailSchema,
})

/** MAI-2: the same content again, to the same address or another; the new line says what it repeats. */
export function renvoyerCourriel(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof renvoyerCourrielSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'courriel.renvoyer', touteUnion)
    const { recherche: _, ...origine } = await lockCourriel(ctx, input.courrielId)
    if (origine.brut === null) {
      throw new Refusal(
        'Le contenu de ce mail n’est pas conservé\u00a0: refaites plutôt la demande d’accès.',
      )
    }
    const { raw, messageId } = readdress(origine.brut, {
      to: input.destinataire,
      date: ctx.now,
      unionId: ctx.union.id,
    })
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('courriel')
      .values({
        ...origine,
        id: input.id,
        destinataire: input.destinataire,
        brut: raw,
        messageId,
        statut: 'en_attente',
        essais: 0,
        envoiDebuteLe: null,
        remisLe: null,
        reponseServeur: null,
        retourMotif: null,
        retourLe: null,
        renvoiDeId: origine.id,
        creeLe: ctx.now,
        creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
      .executeTakeFirst()
    if (!numInsertedOrUpdatedRows) return // sent twice by the same form
    const pieces = await listPieces(ctx, origine.id)
    await insertPieces(
      ctx,
      input.id,
      pieces.map(({ id }) => id),
    )
    await enqueueRemise(ctx, input.id)
    recordRenvoi(ctx, origine, input)
  })
}

async function lockCourriel(ctx: WriteCtx, id: string) {
  const courriel = await ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  return courriel ?? notFound()
}

type Origine = Omit<Awaited<ReturnType<typeof lockCourriel>>, 'recherche'>

/** The other address is a personal value: it goes where erasure finds it. */
function recordRenvoi(
  ctx: WriteCtx,
  { id, modele, objetGenre, objetId, destinataire, personneId }: Origine,
  renvoi: { id: string; destinataire: string },
): void {
  const objet = { genre: objetGenre ?? 'courriel', id: objetId ?? id }
  const ailleurs = renvoi.destinataire !== destinataire
  const change: Change = {
    champ: 'destinataire',
    avant: destinataire,
    apres: renvoi.destinataire,
    ...(personneId && { personneId }),
  }
  const codes = { modele, courrielId: renvoi.id, ailleurs }
  record(ctx, 'courriel.renvoye', objet, codes, ailleurs ? [change] : [])
}
