import { z } from 'zod'
import { codePostalSchema } from '#app/modules/adherent/model/contact.ts'
import { facultatif } from '#app/modules/adherent/model/personne.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { optionalText, requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'

export const creerLieuSchema = z.object({
  id: z.uuid(),
  nom: requiredText('Indiquez le nom du lieu.', 120),
  adresse: optionalText(200).transform((adresse) => adresse ?? ''),
  codePostal: codePostalSchema,
  commune: requiredText('Indiquez la commune.', 80),
  capacite: z.int().min(1).max(10_000).nullable(),
  centreId: facultatif(z.uuid()),
})

/** Adds a place where formations are held. */
export function creerLieu(ctx: Ctx | WriteCtx, lieu: z.output<typeof creerLieuSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    await ctx.db
      .insertInto('lieu')
      .values({ unionId: ctx.union.id, ...lieu, creeLe: ctx.now })
      .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
      .execute()
    record(ctx, 'lieu.cree', { genre: 'lieu', id: lieu.id })
    return lieu
  })
}
