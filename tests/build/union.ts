import { creerCentre } from '#app/modules/union/use-cases/creer-centre.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { ctxFor } from '#tests/ctx.ts'

let centres = 0

/** A centre (CIS) of this union. */
export async function buildCentre(ctx: Ctx, { nom }: { nom?: string } = {}) {
  centres += 1
  const centre = { id: newId(), nom: nom ?? `CIS n° ${centres}`, code: `C${centres}` }
  await creerCentre(systeme(ctx), centre)
  return centre
}

function systeme(ctx: Ctx): Ctx {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
}

/** The operator of the platform, as a session would make him. */
export const exploitantEssai = {
  genre: 'exploitant',
  compteId: newId(),
  sessionId: newId(),
  identifiant: 'exploitant.essai',
} as const
