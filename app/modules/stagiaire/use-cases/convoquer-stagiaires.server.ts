import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { idList } from '#app/platform/fields.ts'
import { enqueueAll } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { envoyerConvocation } from '../jobs/envoyer-convocation.server.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { empechementConvocation, statutsVivants } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscriptions } from '../queries/inscriptions.server.ts'

export const convoquerStagiairesSchema = z.object({
  formationId: z.uuid(),
  inscriptionIds: idList.refine((ids) => ids.length > 0, 'Cochez au moins un stagiaire.'),
  moyen: z.enum(['courriel', 'papier'], { error: 'Choisissez comment convoquer.' }),
})

/**
 * STA-5: convokes one or many, by mail with the letter attached, or on paper. By mail, those without an address
 * are left out. Again is allowed: the letter is that of today. Gives the number of people convoked.
 */
export function convoquerStagiaires(
  ctx: Ctx | WriteCtx,
  { formationId, inscriptionIds, moyen }: z.output<typeof convoquerStagiairesSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.valider', formation)
    refuseIf(empechementConvocation(formation, ctx.aujourdhui))
    const inscriptions = await findInscriptions(ctx, formationId, inscriptionIds)
    const partie = inscriptions.find(({ statut }) => !statutsVivants.includes(statut))
    if (partie)
      throw new Refusal(`${nomComplet(partie)} n’est plus sur la liste. Personne n’a été convoqué.`)
    const ids = inscriptions
      .filter(({ email, responsableEmail }) => moyen === 'papier' || (email ?? responsableEmail))
      .map(({ id }) => id)
    if (ids.length === 0) return { convoques: 0 }
    await ctx.db
      .updateTable('inscription')
      .set({ convoqueeLe: ctx.now, convoqueeMoyen: moyen })
      .where('unionId', '=', ctx.union.id)
      .where('id', 'in', ids)
      .execute()
    const demandeLe = ctx.now.toISOString()
    for (const id of ids)
      record(ctx, 'inscription.convoquee', { genre: 'inscription', id }, { moyen })
    if (moyen === 'courriel') {
      const envois = ids.map((inscriptionId) => ({ inscriptionId, demandeLe }))
      await enqueueAll(ctx, envoyerConvocation, envois)
    }
    return { convoques: ids.length }
  })
}
