import { z } from 'zod'
import { facultatif } from '#app/modules/adherent/model/personne.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { optionalText, requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { resoudreAdherent } from './element.server.ts'

export const champsAmicale = {
  nom: requiredText('Indiquez le nom de l’amicale.', 120),
  centreId: facultatif(z.uuid('Choisissez un centre de la liste.')),
  president: optionalText(120),
}

export const creerAmicaleSchema = z.object({ id: z.uuid(), ...champsAmicale })

/** Adds an amicale, which its president answers for (ADH-14). */
export function creerAmicale(ctx: Ctx | WriteCtx, amicale: z.output<typeof creerAmicaleSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const { president, ...champs } = amicale
    const presidentId = await resoudreAdherent(ctx, president, 'president')
    const cree = await nomLibre(champs.nom, () =>
      ctx.db
        .insertInto('amicale')
        .values({ unionId: ctx.union.id, ...champs, presidentId, creeLe: ctx.now })
        .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst(),
    )
    if (cree)
      record(ctx, 'amicale.creee', { genre: 'amicale', id: amicale.id }, { nom: amicale.nom })
  })
}

export async function nomLibre<Result>(nom: string, write: () => Promise<Result>) {
  try {
    return await write()
  } catch (error) {
    if (brokenConstraint(error) !== 'amicale_nom_unique') throw error
    throw new Refusal(`Une autre amicale s’appelle déjà «\u00a0${nom}\u00a0».`, 'nom')
  }
}
