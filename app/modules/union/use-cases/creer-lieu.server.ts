import { z } from 'zod'
import { codePostalSchema } from '#app/modules/adherent/model/contact.ts'
import { facultatif } from '#app/modules/adherent/model/personne.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { optionalText, requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'

const capacite = 'Indiquez le nombre de personnes, de 1 à 10 000.'

export const champsLieu = {
  nom: requiredText('Indiquez le nom du lieu.', 120),
  adresse: optionalText(200).transform((adresse) => adresse ?? ''),
  codePostal: codePostalSchema,
  commune: requiredText('Indiquez la commune.', 80),
  acces: optionalText(1000),
  capacite: facultatif(
    z.coerce.number(capacite).int(capacite).min(1, capacite).max(10_000, capacite),
  ),
  centreId: facultatif(z.uuid('Choisissez un centre de la liste.')),
}

export const creerLieuSchema = z.object({ id: z.uuid(), ...champsLieu })

type Lieu = Omit<z.output<typeof creerLieuSchema>, 'acces'> & { acces?: string | null }

/** Adds a place where formations are held. */
export function creerLieu(ctx: Ctx | WriteCtx, lieu: Lieu) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const cree = await ctx.db
      .insertInto('lieu')
      .values({ unionId: ctx.union.id, ...lieu, creeLe: ctx.now })
      .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (cree) record(ctx, 'lieu.cree', { genre: 'lieu', id: lieu.id }, { nom: lieu.nom })
    return lieu
  })
}
