import type { WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { lockAdherents } from '../queries/personnes.server.ts'

type Deplacement = { adherentId: string; ancien: string; compteId: string }

/** ADH-11: a member passes from one account to another. Part of an act of `compte`, which has decided it. */
export async function deplacerAdherent(
  ctx: WriteCtx,
  { adherentId, ancien, compteId }: Deplacement,
): Promise<void> {
  await lockAdherents(ctx, [adherentId])
  try {
    const { numUpdatedRows } = await ctx.db
      .updateTable('adherent')
      .set(({ eb }) => ({ compteId, version: eb('version', '+', 1) }))
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .where('compteId', '=', ancien)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Refusal('Cet adhérent a déjà changé de compte.')
  } catch (error) {
    if (brokenConstraint(error) !== 'adherent_compte_unique') throw error
    throw new Refusal('Votre compte a déjà un adhérent dans cette union.')
  }
}
