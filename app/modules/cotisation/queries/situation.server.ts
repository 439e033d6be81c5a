import type { Ctx } from '#app/platform/ctx.ts'
import { couvre, estAJour } from '../model.ts'
import { can } from '../policy.ts'
import { listCotisations } from './cotisations.server.ts'

/** Where a member stands today, for the member's page; undefined when one may not know. */
export async function findSituation(ctx: Ctx, adherentId: string) {
  if (!can(ctx, 'cotisation.lister')) return undefined
  const cotisations = await listCotisations(ctx, adherentId)
  return {
    aJour: estAJour(cotisations, ctx.aujourdhui),
    cotisations: cotisations.filter((cotisation) => couvre(cotisation, ctx.aujourdhui)),
  }
}
