import { sql } from 'kysely'
import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { moneyField, optionalText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { moyensAuGuichet } from '../model.ts'
import { exiger } from '../policy.ts'
import { findPayeur } from '../queries/payeurs.server.ts'
import { auteur } from '../remboursement.server.ts'

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
    const ligne = { id, clientId, montant, moyen, le, reference, statut: 'recu' } as const
    const recue = { ...ligne, creeLe: ctx.now, creePar: auteur(ctx) }
    if (!(await tenirPromesse(ctx, inscriptionId, recue))) {
      await ctx.db
        .insertInto('reglement')
        .values({ unionId: ctx.union.id, formationId, inscriptionId, ...recue })
        .execute()
    }
    const objet =
      inscriptionId === null
        ? { genre: 'formation', id: formationId }
        : { genre: 'inscription', id: inscriptionId }
    record(ctx, 'reglement.recu', objet, { montant, moyen, reglementId: id })
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

type Recue = { id: string; montant: number; le: string; statut: 'recu' }

/** What a trainee had promised is now received: the same line, with what was really given. */
async function tenirPromesse(ctx: WriteCtx, inscriptionId: string | null, recue: Recue) {
  if (inscriptionId === null) return false
  const { numUpdatedRows } = await ctx.db
    .updateTable('reglement')
    .set({ ...recue, version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('inscriptionId', '=', inscriptionId)
    .where('statut', '=', 'attendu')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
