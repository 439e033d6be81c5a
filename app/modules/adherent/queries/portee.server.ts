import type { WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Change } from '#app/platform/journal.server.ts'
import { authorize, can, type DroitAdherent } from '../policy.ts'
import { lockAdherents } from './personnes.server.ts'

/**
 * First lines of an act on members: the right, the lock, then the right again over each one's centre.
 * Who is outside the centres one sees does not exist; who is seen but not managed is a 403.
 */
export async function lockAdherentsPour(
  ctx: WriteCtx,
  droit: DroitAdherent,
  ids: string[],
): Promise<void> {
  authorize(ctx, droit)
  await lockAdherents(ctx, ids)
  for (const adherent of await listPortees(ctx, ids)) {
    if (adherent.archiveLe !== null || !can(ctx, 'adherent.lister', adherent)) notFound()
    authorize(ctx, droit, adherent)
  }
}

export function lockAdherentPour(ctx: WriteCtx, droit: DroitAdherent, id: string): Promise<void> {
  return lockAdherentsPour(ctx, droit, [id])
}

function listPortees(ctx: WriteCtx, ids: string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .select(['centreId', 'archiveLe'])
    .execute()
}

/** A reason typed by hand speaks of a person: it is kept where erasure can blank it. */
export async function motifPourJournal(
  ctx: WriteCtx,
  adherentId: string,
  motif: string | null,
): Promise<Change[]> {
  if (motif === null) return []
  const personneId = await findPersonneId(ctx, adherentId)
  return [{ champ: 'Motif', avant: null, apres: motif, personneId }]
}

export async function findPersonneId(ctx: WriteCtx, adherentId: string): Promise<string> {
  const { personneId } = await ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', adherentId)
    .select('personneId')
    .executeTakeFirstOrThrow()
  return personneId
}
