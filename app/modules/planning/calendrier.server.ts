import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { derivedToken } from '#app/platform/secrets/secrets.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'

export type GenreCalendrier = 'personnel' | 'union'

type Calendrier = { adherentId: string; genre: GenreCalendrier; rang: number }

/** The secret of a calendar's link: made again when it is shown, stored as its hash (as the follow-up link, 010). */
export function jetonCalendrier(
  ctx: Ctx | WriteCtx,
  { adherentId, genre, rang }: Calendrier,
): string {
  return derivedToken('calendrier', `${ctx.union.id}/${adherentId}/${genre}/${rang}`)
}

export function lienCalendrier(ctx: Ctx | WriteCtx, calendrier: Calendrier): string {
  return publicUrl(ctx, `/calendrier/${jetonCalendrier(ctx, calendrier)}.ics`)
}
