import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirCandidat } from '../jobs/prevenir-candidat.server.ts'
import { type Journee, minutesJournee, statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { listAptitudes } from '../queries/formateurs.server.ts'

/** FOR-4: accepts a trainer for every journée; skill and overlap are judged again, under the locks. */
export function accepterCandidature(
  ctx: Ctx | WriteCtx,
  { formationId, candidatureId }: { formationId: string; candidatureId: string },
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'personnel.affecter', formation)
    if (!statutsPermettant.postuler.includes(formation.statut))
      throw new Refusal('Cette formation n’est plus ouverte.')
    const candidature = (await findCandidature(ctx, formationId, candidatureId)) ?? notFound()
    if (candidature.statut === 'acceptee') return
    if (candidature.statut !== 'posee')
      throw new Refusal('Cette candidature n’attend plus de réponse.')
    await lockAdherents(ctx, [candidature.adherentId])
    const journees = await listJournees(ctx, [formationId])
    const [aptitude] = await listAptitudes(ctx, formation, journees, [candidature.adherentId])
    refuseIf(aptitude?.empechement && `Non affectable : ${aptitude.empechement}`)
    await ctx.db
      .updateTable('candidature')
      .set({
        statut: 'acceptee',
        decideeLe: ctx.now,
        decideePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', candidatureId)
      .execute()
    await insertAffectations(ctx, candidatureId, journees)
    record(
      ctx,
      'formation.candidature_acceptee',
      { genre: 'formation', id: formationId },
      { adherentId: candidature.adherentId },
    )
    await enqueue(ctx, prevenirCandidat, { candidatureId })
  })
}

export function findCandidature(ctx: WriteCtx, formationId: string, id: string) {
  return ctx.db
    .selectFrom('candidature')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('id', '=', id)
    .select(['id', 'adherentId', 'statut'])
    .executeTakeFirst()
}

/** One line a day: overlaps, hours and declarations are judged on it. */
export async function insertAffectations(
  ctx: WriteCtx,
  candidatureId: string,
  journees: Journee[],
): Promise<void> {
  await ctx.db
    .insertInto('affectationJournee')
    .values(
      journees.map((journee) => ({
        unionId: ctx.union.id,
        id: newId(),
        candidatureId,
        journeeId: journee.id,
        minutes: minutesJournee(journee),
      })),
    )
    .execute()
}
