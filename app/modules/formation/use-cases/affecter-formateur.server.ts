import { z } from 'zod'
import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirCandidat } from '../jobs/prevenir-candidat.server.ts'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { listAptitudes, listFormateurs } from '../queries/formateurs.server.ts'
import { insertAffectations } from './accepter-candidature.server.ts'

export const affecterFormateurSchema = z.object({
  id: z.uuid(),
  formationId: z.uuid(),
  adherentId: z.uuid(),
})

/** FOR-4, *Ajouter personnel formation*: only a member with the trainer right and a valid skill. */
export function affecterFormateur(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof affecterFormateurSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { formationId, adherentId } = input
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'personnel.affecter', formation)
    if (!statutsPermettant.postuler.includes(formation.statut))
      throw new Refusal('Cette formation n’est plus ouverte.')
    await lockAdherents(ctx, [adherentId])
    const formateurs = await listFormateurs(ctx)
    if (!formateurs.some((formateur) => formateur.id === adherentId)) {
      throw new Refusal('Cette personne n’a pas le rôle de formateur.')
    }
    const journees = await listJournees(ctx, [formationId])
    const [aptitude] = await listAptitudes(ctx, formation, journees, [adherentId])
    refuseIf(aptitude?.empechement && `Non affectable : ${aptitude.empechement}`)
    const inserted = await insertOrAccept(ctx, input)
    if (!inserted) return // already assigned: a second click
    await insertAffectations(ctx, inserted, journees)
    record(
      ctx,
      'formation.formateur_affecte',
      { genre: 'formation', id: formationId },
      { adherentId },
    )
    await enqueue(ctx, prevenirCandidat, { candidatureId: inserted })
  })
}

/** The application that waits becomes accepted; without one, an assignment is made. */
async function insertOrAccept(
  ctx: WriteCtx,
  { id, formationId, adherentId }: z.output<typeof affecterFormateurSchema>,
) {
  const decision = {
    statut: 'acceptee' as const,
    decideeLe: ctx.now,
    decideePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
  }
  const posee = await ctx.db
    .updateTable('candidature')
    .set(decision)
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('adherentId', '=', adherentId)
    .where('statut', '=', 'posee')
    .returning('id')
    .executeTakeFirst()
  if (posee) return posee.id
  const made = await ctx.db
    .insertInto('candidature')
    .values({
      unionId: ctx.union.id,
      id,
      formationId,
      adherentId,
      origine: 'affectation',
      poseeLe: ctx.now,
      ...decision,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}
