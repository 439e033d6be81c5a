import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { sign, verifySigned } from '#app/platform/secrets/secrets.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { type Genre, genres } from './model/genre.ts'
import { tout } from './model/preference.ts'

export type Desabonnement = { adherentId: string; genre: Genre | typeof tout }

const usage = 'desabonnement'

/** RFC 8058: signed, so that nobody unsubscribes another; without an end, as a mail has none. */
export function adresseDesabonnement(
  ctx: Ctx | WriteCtx,
  { adherentId, genre }: Desabonnement,
): string {
  return publicUrl(ctx, `/desabonnement/${sign(`${ctx.union.id}.${adherentId}.${genre}`, usage)}`)
}

/** What a link asks for; undefined when it is not ours, or another union's. */
export function lireDesabonnement(ctx: Ctx | WriteCtx, jeton: string): Desabonnement | undefined {
  const [unionId, adherentId, ...reste] = verifySigned(jeton, usage)?.split('.') ?? []
  const genre = reste.join('.')
  if (unionId !== String(ctx.union.id) || adherentId === undefined || !estConnu(genre))
    return undefined
  return { adherentId, genre }
}

function estConnu(genre: string): genre is Genre | typeof tout {
  return genre === tout || genre in genres
}
