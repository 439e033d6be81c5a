import { z } from 'zod'
import type { Formation } from '#app/modules/formation/model.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { optionalText } from '#app/platform/fields.ts'
import type { Jour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { formatDay } from '#app/ui/format.ts'
import { auteur } from '../ecriture.server.ts'
import { jetonPartenaire } from '../lien-partenaire.server.ts'
import { payeursLien } from '../model/places.ts'
import { empechementGestion } from '../model.ts'
import { exiger } from '../policy.ts'

export const creerLienPartenaireSchema = z.object({
  id: z.uuid(), // made with the form: a double click answers like the first
  formationId: z.uuid(),
  limite: z
    .union([z.literal(''), z.coerce.number().int().min(1).max(1000)], {
      error: 'Un nombre de places entre 1 et 1 000, ou rien.',
    })
    .transform((limite) => (limite === '' ? null : limite)),
  expireLe: z.iso.date({ error: 'Indiquez le dernier jour du lien.' }),
  note: optionalText(200),
  /** The partner pays for its people, or each of them does on the last step. */
  payeur: z.enum(payeursLien, { error: 'Choisissez qui paie.' }).default('partenaire'),
})

/** FOR-6, STA-3: a link that a partner gives to its people; several per formation, private or not. */
export function creerLienPartenaire(
  ctx: Ctx,
  { id, formationId, limite, expireLe, note, payeur }: z.output<typeof creerLienPartenaireSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.partager', formation)
    refuseIf(empechementGestion(formation))
    const refus = empechementFin(formation, expireLe, ctx.aujourdhui)
    if (refus) throw new Refusal(refus, 'expireLe')
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('lienPartenaire')
      .values({
        unionId: ctx.union.id,
        id,
        formationId,
        jetonSha256: hashToken(jetonPartenaire(ctx, id)),
        limite,
        expireLe,
        note,
        payeur,
        creeLe: ctx.now,
        creePar: auteur(ctx),
      })
      .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
      .executeTakeFirst()
    if (!numInsertedOrUpdatedRows) return
    record(
      ctx,
      'formation.lien_partenaire_cree',
      { genre: 'formation', id: formationId },
      { lienId: id, limite, expireLe, payeur },
    )
  })
}

/** A link ends at the latest on the first day. */
function empechementFin({ premierJour }: Formation, expireLe: Jour, aujourdhui: Jour) {
  if (expireLe < aujourdhui) return 'Ce jour est passé.'
  if (premierJour !== null && expireLe > premierJour)
    return `Le lien s’arrête au plus tard le premier jour de la formation (${formatDay(premierJour)}).`
  return undefined
}
