import { sql } from 'kysely'
import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { idList } from '#app/platform/fields.ts'
import { enqueueAll } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteur } from '../ecriture.server.ts'
import { envoyerValidation } from '../jobs/envoyer-validation.server.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { empechementGestion, statutsVivants } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscriptions } from '../queries/inscriptions.server.ts'

export const validerInscriptionsSchema = z.object({
  formationId: z.uuid(),
  inscriptionIds: idList.refine((ids) => ids.length > 0, 'Cochez au moins un stagiaire.'),
})

type ValiderInscriptions = z.output<typeof validerInscriptionsSchema>

/** STA-5: validates one or many, until closing. Already validated = nothing to do. Answers how many changed. */
export function validerInscriptions(
  ctx: Ctx | WriteCtx,
  { formationId, inscriptionIds }: ValiderInscriptions,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.valider', formation)
    refuseIf(empechementGestion(formation))
    const inscriptions = await findInscriptions(ctx, formationId, inscriptionIds)
    const partie = inscriptions.find(({ statut }) => !statutsVivants.includes(statut))
    if (partie)
      throw new Refusal(`${nomComplet(partie)} n’est plus sur la liste. Rien n’a été validé.`)
    const ids = inscriptions.filter(({ statut }) => statut === 'inscrite').map(({ id }) => id)
    await passerValidees(ctx, ids)
    return { validees: ids.length }
  })
}

/** The change itself, with its journal and its mails; also made by the validation of presence (STA-0). */
export async function passerValidees(ctx: WriteCtx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('inscription')
    .set({
      statut: 'validee',
      valideeLe: ctx.now,
      valideePar: auteur(ctx),
      valideeMoyen: 'gestionnaire',
    })
    .set({ version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .execute()
  for (const id of ids) record(ctx, 'inscription.validee', { genre: 'inscription', id })
  const demandeLe = ctx.now.toISOString()
  await enqueueAll(
    ctx,
    envoyerValidation,
    ids.map((inscriptionId) => ({ inscriptionId, demandeLe })),
  )
}
