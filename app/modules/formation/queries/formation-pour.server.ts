import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { type droits, exiger } from '../policy.ts'
import { findFormation } from '../public.server.ts'

/** The formation, for whoever holds this right on it; asked before anything sent is read. */
export async function findFormationPour(ctx: Ctx, droit: keyof typeof droits, id: string) {
  const formation = (await findFormation(ctx, id)) ?? notFound()
  exiger(ctx, droit, formation)
  return formation
}
