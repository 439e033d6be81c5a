import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { findModele } from '../catalogue.ts'
import { insertVersion } from '../ecriture.server.ts'
import { authorize } from '../policy.ts'

export const retablirModeleSchema = z.object({
  cle: z.string(),
  version: z.coerce.number({ error: 'Rechargez la page.' }).int('Rechargez la page.'),
})

/** MAI-1: back to the product's text, whatever it becomes. */
export function retablirModele(
  ctx: Ctx | WriteCtx,
  { cle, version }: z.output<typeof retablirModeleSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'courriel.ecrire')
    const modele = findModele(cle) ?? notFound()
    await insertVersion(ctx, modele.cle, version, null)
  })
}
