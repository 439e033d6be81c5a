import { z } from 'zod'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { jetonCalendrier } from '../calendrier.server.ts'
import { authorize } from '../policy.ts'

export const ouvrirCalendrierSchema = z.object({
  genre: z.enum(['personnel', 'union'], { error: 'Choisissez un calendrier.' }),
})

/**
 * Opens one's own calendar to an agenda, or changes its link: those given before lead nowhere. Asked
 * twice for the same click, it only changes the link again.
 */
export function ouvrirCalendrier(
  ctx: Ctx | WriteCtx,
  { genre }: z.output<typeof ouvrirCalendrierSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'calendrier.suivre')
    if (ctx.acteur.genre !== 'adherent') notFound()
    const { adherentId } = ctx.acteur
    const connu = await ctx.db
      .selectFrom('calendrier')
      .where('unionId', '=', ctx.union.id)
      .where('adherentId', '=', adherentId)
      .where('genre', '=', genre)
      .select(['id', 'rang'])
      .forUpdate()
      .executeTakeFirst()
    const id = connu?.id ?? newId()
    const rang = (connu?.rang ?? 0) + 1
    const jetonSha256 = hashToken(jetonCalendrier(ctx, { adherentId, genre, rang }))
    await ctx.db
      .insertInto('calendrier')
      .values({ unionId: ctx.union.id, id, adherentId, genre, rang, jetonSha256, creeLe: ctx.now })
      .onConflict((conflict) =>
        conflict
          .columns(['unionId', 'adherentId', 'genre'])
          .doUpdateSet({ rang, jetonSha256, luLe: null }),
      )
      .execute()
    record(ctx, connu ? 'calendrier.renouvele' : 'calendrier.ouvert', {
      genre: 'adherent',
      id: adherentId,
    })
  })
}
