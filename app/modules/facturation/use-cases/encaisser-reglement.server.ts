import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { moneyField, optionalText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { tenirPromesse } from '../encaissement-carte.server.ts'
import { auteur, objetDe, ouvrirIncident } from '../incident.server.ts'
import { moyensAuGuichet, resteDu } from '../model.ts'
import { exiger } from '../policy.ts'
import { findPayeur } from '../queries/payeurs.server.ts'
import { listDeInscription } from '../queries/reglement.server.ts'

export const encaisserReglementSchema = z.object({
  id: z.uuid(), // made with the form: a double click answers like the first
  formationId: z.uuid(),
  /** A trainee of the formation, or its client. */
  payeur: z.union([z.uuid(), z.literal('client')], { error: 'Choisissez qui paie.' }),
  montant: moneyField.refine((cents) => cents > 0, 'Indiquez un montant, comme 60,00.'),
  moyen: z.enum(moyensAuGuichet, { error: 'Choisissez un moyen de paiement.' }),
  le: z.iso.date('Indiquez la date du règlement.'),
  reference: optionalText(100),
})

type Encaissement = z.output<typeof encaisserReglementSchema>

/** STA-7: a cheque, a transfer or cash, in whole or in part. A promise of the trainee becomes this payment. */
export function encaisserReglement(ctx: Ctx | WriteCtx, input: Encaissement): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { id, formationId, montant, moyen, le, reference } = input
    // The treasurer takes payments of formations that he may not see otherwise.
    const formation = await lockFormation({ ...ctx, acteur: { genre: 'systeme' } }, formationId)
    exiger(ctx, 'reglement.encaisser', formation)
    const payeur = (await findPayeur(ctx, formation.id, input.payeur)) ?? notFound()
    if (le > ctx.aujourdhui)
      throw new Refusal('Un règlement se note une fois reçu : cette date est à venir.', 'le')
    if (await estDejaNote(ctx, id)) return
    const { inscriptionId, clientId } = payeur
    const connus = inscriptionId === null ? [] : await listDeInscription(ctx, inscriptionId)
    const ligne = { id, clientId, montant, moyen, le, reference, statut: 'recu' } as const
    const recue = { ...ligne, creeLe: ctx.now, creePar: auteur(ctx) }
    if (!(await tenirPromesse(ctx, inscriptionId, recue))) {
      await ctx.db
        .insertInto('reglement')
        .values({ unionId: ctx.union.id, formationId, inscriptionId, ...recue })
        .execute()
    }
    // Paid by card meanwhile: the treasurer has the difference to give back, whichever came first.
    const trop = montant - resteDu(formation.prix, connus)
    if (trop > 0 && connus.some((connu) => connu.moyen === 'carte' && connu.statut === 'recu'))
      await ouvrirIncident(
        ctx,
        { id, formationId, inscriptionId },
        { genre: 'trop_percu', montant: trop },
      )
    record(ctx, 'reglement.recu', objetDe({ formationId, inscriptionId }), {
      montant,
      moyen,
      reglementId: id,
    })
  })
}

async function estDejaNote(ctx: WriteCtx, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('reglement')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
