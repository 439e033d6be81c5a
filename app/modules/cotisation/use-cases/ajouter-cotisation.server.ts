import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { moneyField } from '#app/platform/fields.ts'
import { insertCotisation } from '../ecriture.server.ts'
import { genresCotisation, libellePeriode, libellesGenre, montantMax } from '../model.ts'
import { authorize } from '../policy.ts'
import { findCotisation } from '../queries/cotisations.server.ts'
import { lockMembre } from '../queries/membres.server.ts'

const jour = z.iso.date('Indiquez une date.')

export const ajouterCotisationSchema = z
  .object({
    id: z.uuid(), // made with the form: a double click answers like the first
    adherentId: z.uuid(),
    genre: z.enum(genresCotisation, { error: 'Choisissez une cotisation.' }),
    du: jour,
    au: jour,
    montant: moneyField.refine((cents) => cents <= montantMax, 'Un montant de 100 000 € au plus.'),
  })
  .refine(({ du, au }) => du <= au, {
    error: 'La fin de la période vient avant son début.',
    path: ['au'],
  })

/** ADH-8: asks a member for a fee. */
export function ajouterCotisation(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof ajouterCotisationSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const membre = await lockMembre(ctx, input.adherentId)
    authorize(ctx, 'cotisation.gerer', membre)
    if (await findCotisation(ctx, input.id)) return // the same form, sent twice
    if (await insertCotisation(ctx, input)) return
    const nom = libellesGenre[input.genre].toLocaleLowerCase('fr')
    const quand = libellePeriode(input)
    throw new Refusal(`La cotisation ${nom} ${quand} existe déjà pour cette personne.`, 'genre')
  })
}
