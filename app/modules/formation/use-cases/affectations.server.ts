import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { prevenirCandidat } from '../jobs/prevenir-candidat.server.ts'
import type { Formation, Journee } from '../model.ts'
import { listAptitudes, listFormateurs } from '../queries/formateurs.server.ts'
import { insertAffectations } from './journees-affectation.server.ts'

export function findCandidature(ctx: WriteCtx, formationId: string, id: string) {
  return ctx.db
    .selectFrom('candidature')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('id', '=', id)
    .select(['id', 'adherentId', 'statut'])
    .executeTakeFirst()
}

/** The journées a trainer is wanted for: all of them unless some are named. */
export function journeesChoisies(journees: Journee[], ids: string[] | undefined): Journee[] {
  if (ids === undefined) return journees
  const choisies = journees.filter(({ id }) => ids.includes(id))
  if (choisies.length === 0) throw new Refusal('Choisissez au moins une journée.')
  return choisies
}

/** FOR-4: skill and overlap, judged day by day under the lock of his sheet. */
export async function refuseSiInapte(
  ctx: WriteCtx,
  formation: Formation,
  journees: Journee[],
  adherentId: string,
): Promise<void> {
  const [aptitude] = await listAptitudes(ctx, formation, journees, [adherentId])
  refuseIf(aptitude?.empechement && `Non affectable : ${aptitude.empechement}`)
}

export function decision(ctx: WriteCtx) {
  return {
    decideeLe: ctx.now,
    decideePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
  }
}

type Affectation = {
  id: string
  formation: Formation
  adherentId: string
  journees: Journee[]
  remplaceId?: string
}

/** Under the locks: judges him on these days, assigns him, tells him. Undefined when he already was. */
export async function affecter(ctx: WriteCtx, affectation: Affectation) {
  const { formation, adherentId, journees } = affectation
  const formateurs = await listFormateurs(ctx)
  if (!formateurs.some(({ id }) => id === adherentId))
    throw new Refusal('Cette personne n’a pas le rôle de formateur.')
  await refuseSiInapte(ctx, formation, journees, adherentId)
  const candidatureId = await insertOrAccept(ctx, affectation)
  if (!candidatureId) return undefined
  await insertAffectations(ctx, candidatureId, journees)
  await enqueue(ctx, prevenirCandidat, { candidatureId })
  return candidatureId
}

/** The application that waits becomes accepted; without one, an assignment is made. */
async function insertOrAccept(ctx: WriteCtx, affectation: Affectation) {
  const { id, formation, adherentId, remplaceId = null } = affectation
  const acceptee = { statut: 'acceptee' as const, remplaceId, ...decision(ctx) }
  const posee = await ctx.db
    .updateTable('candidature')
    .set(acceptee)
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formation.id)
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
      formationId: formation.id,
      adherentId,
      origine: 'affectation',
      poseeLe: ctx.now,
      ...acceptee,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}
