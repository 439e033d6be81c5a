import { sql } from 'kysely'
import { findCgu } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { moi } from '../policy.ts'

const changees =
  'Les conditions d’utilisation viennent de changer. Relisez-les avant de les accepter.'

/** ADH-3: the owner of an account accepts the terms that were shown; a newer text must be read first. */
export function accepterCgu(
  ctx: Ctx | WriteCtx,
  { compteId, version }: { compteId: string; version: number },
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    if (ctx.acteur.genre !== 'systeme' && moi(ctx).compteId !== compteId) notFound()
    if (version !== (await findCgu(ctx)).version) throw new Refusal(changees)
    await sql`select identite.accepter_cgu(${compteId}, ${version}, ${ctx.now})`.execute(ctx.db)
    if (ctx.acteur.genre !== 'adherent') return
    record(
      ctx,
      'compte.cgu_acceptees',
      { genre: 'adherent', id: ctx.acteur.adherentId },
      { version },
    )
  })
}
