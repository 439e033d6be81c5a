import { z } from 'zod'
import { prevenirARembourser } from '#app/modules/facturation/public.server.ts'
import { annulerInscriptions } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, StaleVersion } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirAnnulationEquipe } from '../jobs/prevenir-annulation.server.ts'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { listNotees } from '../queries/concernes.server.ts'

export const annulerFormationSchema = z.object({
  formationId: z.uuid(),
  version: z.coerce.number().int(),
  motif: requiredText('Indiquez pourquoi : les personnes prévenues le liront.', 500),
})

/**
 * FOR-2, FOR-11: a formation that will not be. Its sign-ups end, everybody concerned is told why and, the
 * trainees, when the next ones are. What was paid stays to be given back: the treasurer is told. Twice = once.
 */
export function annulerFormation(
  ctx: Ctx | WriteCtx,
  { formationId, version, motif }: z.output<typeof annulerFormationSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'formation.annuler', formation)
    if (formation.statut === 'annulee') return
    if (formation.version !== version) throw new StaleVersion()
    if (!statutsPermettant.annuler.includes(formation.statut))
      throw new Refusal('Cette formation ne s’annule plus.')
    if ((await listNotees(ctx, formationId)).length > 0)
      throw new Refusal('Des présences sont notées : elle a eu lieu, clôturez-la plutôt.')
    const inscriptions = await annulerInscriptions(ctx, formationId)
    await ctx.db
      .updateTable('formation')
      .set({
        statut: 'annulee',
        motif,
        annuleeLe: ctx.now,
        annuleePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
        version: formation.version + 1,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .execute()
    record(ctx, 'formation.annulee', { genre: 'formation', id: formationId }, { inscriptions })
    await enqueue(ctx, prevenirARembourser, { formationId })
    await enqueue(ctx, prevenirAnnulationEquipe, { formationId, demandeLe: ctx.now.toISOString() })
  })
}
