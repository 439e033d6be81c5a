import type { Ctx } from '#app/platform/ctx.ts'
import { periodesPubliees } from './model/periodes.ts'
import { findPublication, listResultats } from './queries/resultats.server.ts'

export { envoyerEnquetes } from './jobs/envoyer-enquetes.server.ts'
export { listReclamationsProbables } from './queries/reclamants.server.ts'

/** Whether the union shows its results to the public. */
export async function resultatsPublies(ctx: Ctx): Promise<boolean> {
  return (await findPublication(ctx)) !== undefined
}

/** The figures of the last twelve months for the public home; undefined when they are not published. */
export async function findResultatsRecents(ctx: Ctx) {
  if (!(await resultatsPublies(ctx))) return undefined
  const { douzeMois } = periodesPubliees(ctx.aujourdhui)
  const { ensemble } = await listResultats(ctx, douzeMois)
  return ensemble.valides > 0 ? { valides: ensemble.valides, taux: ensemble.taux } : undefined
}
