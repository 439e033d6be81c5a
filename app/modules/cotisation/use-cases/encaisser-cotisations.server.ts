import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { idList, moneyField } from '#app/platform/fields.ts'
import type { Jour } from '#app/platform/jour.ts'
import { insertCotisation, recordCotisation, updatePaiement } from '../ecriture.server.ts'
import {
  couvre,
  empechementDatePaiement,
  type GenreCotisation,
  genresCotisation,
  type MoyenPaiement,
  periodeContenant,
} from '../model.ts'
import { authorize } from '../policy.ts'
import { listCotisations } from '../queries/cotisations.server.ts'
import { lockMembres } from '../queries/membres.server.ts'
import { lirePeriodes } from '../queries/periodes.server.ts'
import { paiementSchema } from './encaisser-cotisation.server.ts'

export const encaisserCotisationsSchema = paiementSchema.extend({
  adherentIds: idList.refine((ids) => ids.length > 0, 'Choisissez au moins une personne.'),
  genres: z.preprocess(
    (value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(genresCotisation)).min(1, 'Choisissez au moins une cotisation.'),
  ),
  /** The day whose period is paid. */
  jour: z.iso.date('Indiquez une date.'),
  /** Cents asked of those who have no such fee yet. */
  montants: z
    .partialRecord(z.enum(genresCotisation), z.union([z.literal(''), moneyField]))
    .default({}),
})

/** ADH-8: notes at once the fees of several members; what is already paid stays as it is. */
export function encaisserCotisations(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof encaisserCotisationsSchema>,
): Promise<{ notees: number }> {
  return transaction(ctx, async (ctx) => {
    const membres = await lockMembres(ctx, input.adherentIds)
    for (const membre of membres) authorize(ctx, 'cotisation.encaisser', membre)
    const { payeeLe, moyen, jour } = input
    refuseIf(empechementDatePaiement(payeeLe, ctx.aujourdhui), 'payeeLe')
    const periodes = await lirePeriodes(ctx)
    let notees = 0
    for (const { id: adherentId } of membres) {
      for (const genre of input.genres) {
        const { du, au } = periodeContenant(periodes[genre], jour)
        const demande = { adherentId, genre, du, au, jour, montant: input.montants[genre] }
        if (await encaisser(ctx, demande, { payeeLe, moyen })) notees += 1
      }
    }
    return { notees }
  })
}

type Demande = {
  adherentId: string
  genre: GenreCotisation
  du: Jour
  au: Jour
  jour: Jour
  montant: number | '' | undefined
}
type Paiement = { payeeLe: Jour; moyen: MoyenPaiement }

/** False when the period is already paid. */
async function encaisser(ctx: WriteCtx, demande: Demande, paiement: Paiement): Promise<boolean> {
  const { adherentId, genre, du, au, jour, montant } = demande
  const connues = (await listCotisations(ctx, adherentId)).filter(
    (connue) => connue.genre === genre && couvre(connue, jour),
  )
  if (connues.some((connue) => connue.payeeLe !== null)) return false
  const [connue] = connues
  if (connue) {
    await updatePaiement(ctx, connue.id, paiement)
    recordCotisation(ctx, 'cotisation.payee', connue, paiement)
    return true
  }
  if (montant === '' || montant === undefined) {
    throw new Refusal(
      'Indiquez le montant\u00a0: une personne choisie n’a pas encore cette cotisation.',
      `montants.${genre}`,
    )
  }
  const nouvelle = { adherentId, genre, du, au, montant }
  const id = await insertCotisation(ctx, nouvelle)
  if (id === undefined) return false
  await updatePaiement(ctx, id, paiement)
  recordCotisation(ctx, 'cotisation.payee', nouvelle, paiement)
  return true
}
