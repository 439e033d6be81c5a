import { z } from 'zod'
import { emailFacultatifSchema, normaliserTelephone } from '#app/modules/adherent/model/contact.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, StaleVersion } from '#app/platform/errors.ts'
import { optionalText, requiredText } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { findReferentHandicap } from '../queries/referent.server.ts'
import { resoudreAdherent } from './element.server.ts'
import { finirReferent, lockReferent } from './referent.server.ts'

export const nommerReferentSchema = z.object({
  adherent: requiredText('Indiquez qui est le référent handicap.', 120),
  /** Left empty, those of the member's record are printed. */
  email: emailFacultatifSchema,
  telephone: optionalText(30)
    .transform((texte) => (texte === null ? null : (normaliserTelephone(texte) ?? '')))
    .refine(
      (numero) => numero !== '',
      'Ce numéro n’a pas la forme d’un téléphone français, comme 06 12 34 56 78.',
    ),
  /** 0: nobody was named when the form was opened. */
  version: z.coerce.number('Rouvrez cette page.').int(),
})

/** Qualiopi 26: names the member whom trainees with a need turn to; the former one stays in the history. */
export function nommerReferent(ctx: Ctx | WriteCtx, input: z.output<typeof nommerReferentSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'referent.nommer')
    await lockReferent(ctx)
    const actuel = await findReferentHandicap(ctx)
    if ((actuel?.version ?? 0) !== input.version) throw new StaleVersion()
    const adherentId = await resoudreAdherent(ctx, input.adherent, 'adherent')
    if (adherentId === null) throw new Refusal('Indiquez qui est le référent handicap.', 'adherent')
    const coordonnees = await completer(ctx, adherentId, input)
    if (actuel?.adherentId === adherentId) {
      await ctx.db
        .updateTable('referentHandicap')
        .set({ ...coordonnees, version: actuel.version + 1 })
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', actuel.id)
        .execute()
    } else {
      if (actuel) await finirReferent(ctx, actuel.id)
      await ctx.db
        .insertInto('referentHandicap')
        .values({
          ...{ unionId: ctx.union.id, id: newId(), adherentId, ...coordonnees },
          nommeLe: ctx.now,
          nommePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
        })
        .execute()
    }
    record(ctx, 'referent.nomme', { genre: 'adherent', id: adherentId })
  })
}

type Coordonnees = { email: string | null; telephone: string | null }

async function completer(ctx: WriteCtx, adherentId: string, saisies: Coordonnees) {
  const fiche = await ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', adherentId)
    .select(['email', 'telephone'])
    .executeTakeFirst()
  const email = saisies.email ?? fiche?.email
  const telephone = saisies.telephone ?? fiche?.telephone
  if (!email) throw new Refusal('Sa fiche n’a pas d’adresse électronique : écrivez-la.', 'email')
  if (!telephone) throw new Refusal('Sa fiche n’a pas de téléphone : écrivez-le.', 'telephone')
  return { email, telephone }
}
