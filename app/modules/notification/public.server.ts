import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'

type Notification = {
  adherentIds: string[]
  genre: string
  /** Nothing personal: it may be shown on a locked phone. */
  titre: string
  /** Path below the union's members' area. */
  lien: string
}

/** Tells members something; read once, it is read everywhere (NOT-1). */
export async function notifier(
  ctx: WriteCtx,
  { adherentIds, genre, titre, lien }: Notification,
): Promise<void> {
  if (adherentIds.length === 0) return
  await ctx.db
    .insertInto('notification')
    .values(
      adherentIds.map((adherentId) => ({
        unionId: ctx.union.id,
        id: newId(),
        adherentId,
        genre,
        titre,
        lien,
        creeLe: ctx.now,
      })),
    )
    .execute()
}
