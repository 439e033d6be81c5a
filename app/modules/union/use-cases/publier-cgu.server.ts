import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { Refusal, StaleVersion } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { objetUnion } from '../model.ts'
import { authorize } from '../policy.ts'
import { findCgu } from '../public.server.ts'

export const publierCguSchema = z.object({
  /** The version that was read before writing the next one. */
  version: z.coerce.number('Rouvrez la page avant de publier.').int(),
  texte: requiredText('Écrivez les conditions d’utilisation.', 50_000),
})

/** Publishes the next version of the terms: everybody is asked again at their next page. Kept for ever. */
export function publierCgu(
  ctx: Ctx | WriteCtx,
  { version, texte }: z.output<typeof publierCguSchema>,
): Promise<number> {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const actuelle = await findCgu(ctx)
    if (actuelle.version !== version) throw new StaleVersion()
    if (actuelle.texte === texte) {
      throw new Refusal('Ce texte est déjà celui en vigueur. Rien n’a été publié.', 'texte')
    }
    const suivante = version + 1
    try {
      await ctx.db
        .insertInto('cguUnion')
        .values({ unionId: ctx.union.id, version: suivante, texte, publieeLe: ctx.now })
        .execute()
    } catch (error) {
      if (brokenConstraint(error) !== 'cgu_union_pkey') throw error
      throw new StaleVersion() // two administrators at the same second
    }
    record(ctx, 'union.cgu_publiees', objetUnion, { version: suivante })
    return suivante
  })
}
