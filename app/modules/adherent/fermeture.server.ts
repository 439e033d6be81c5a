import { fermerAcces } from '#app/modules/compte/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { authorize, can } from './policy.ts'
import {
  listAdministrateurs,
  lockAvecAdministrateurs,
  refuseDernierAdministrateur,
} from './queries/administrateurs.server.ts'
import { lockAdherentPour } from './queries/portee.server.ts'

/**
 * Before an account closes, whatever the way (deactivation, departure, archive): the right, the locks,
 * and never the last administrator. Only an administrator closes another one's.
 */
export async function lockPourFermeture(ctx: WriteCtx, adherentId: string): Promise<void> {
  authorize(ctx, 'adherent.desactiver')
  await lockAvecAdministrateurs(ctx, adherentId)
  await lockAdherentPour(ctx, 'adherent.desactiver', adherentId)
  await refuseDernierAdministrateur(ctx, adherentId)
  if (can(ctx, 'accreditation.donner')) return
  if ((await listAdministrateurs(ctx)).includes(adherentId)) {
    throw new Refusal('Seul un administrateur peut fermer le compte d’un administrateur.')
  }
}

/** Nobody stays connected behind a closed door: the sessions of the account end at once. */
export async function fermerAccesDe(ctx: WriteCtx, adherentId: string): Promise<void> {
  const { compteId } = await ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', adherentId)
    .select('compteId')
    .executeTakeFirstOrThrow()
  if (compteId !== null) await fermerAcces(ctx, compteId)
}
