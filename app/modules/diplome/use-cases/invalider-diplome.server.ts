import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'

export const invaliderDiplomeSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid(),
  motif: requiredText('Indiquez pourquoi : ce motif est gardé.', 500),
})

/** DIP-1: withdraws the diploma of a person; the next one will carry another number. */
export function invaliderDiplome(
  ctx: Ctx | WriteCtx,
  { formationId, inscriptionId, motif }: z.output<typeof invaliderDiplomeSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'diplome.valider', formation)
    const retire = await ctx.db
      .updateTable('diplome as d')
      .from('inscription as i')
      .set({
        statut: 'invalide',
        invalideLe: ctx.now,
        invalidePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
        invalideMotif: motif,
      })
      .where('d.unionId', '=', ctx.union.id)
      .whereRef('i.unionId', '=', 'd.unionId')
      .whereRef('i.id', '=', 'd.inscriptionId')
      .where('i.formationId', '=', formationId)
      .where('d.inscriptionId', '=', inscriptionId)
      .where('d.statut', '=', 'genere')
      .returning('d.numero')
      .executeTakeFirst()
    if (!retire) throw new Refusal('Cette personne n’a pas de diplôme à invalider ici.')
    record(
      ctx,
      'diplome.invalide',
      { genre: 'inscription', id: inscriptionId },
      { numero: retire.numero },
    )
  })
}
