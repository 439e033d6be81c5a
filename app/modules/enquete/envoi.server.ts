import { findFormation } from '#app/modules/formation/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { authorize, can } from './policy.ts'
import { findSondage } from './queries/envois.server.ts'

/** One person's survey of a formation, locked; 404 outside the scope of the one who asks. */
export async function lockSondagePour(ctx: WriteCtx, formationId: string, envoiId: string) {
  authorize(ctx, 'enquete.gerer')
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  if (!can(ctx, 'enquete.gerer', formation)) notFound()
  await ctx.db
    .selectFrom('enqueteEnvoi')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', envoiId)
    .select('id')
    .forUpdate()
    .execute()
  return (await findSondage(ctx, formationId, envoiId)) ?? notFound()
}
