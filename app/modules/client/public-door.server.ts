import type { RouterContextProvider } from 'react-router'
import type { Ctx } from '#app/platform/ctx.ts'
import { tooManyRequests } from '#app/platform/public-door.server.ts'

/** A company sends a few requests; a number is typed once or twice. */
const parHeure = {
  demande: { name: 'demande-formation', points: 20, seconds: 3600 },
  courriel: { name: 'demande-courriel', points: 5, seconds: 3600 },
  numero: { name: 'demande-numero', points: 10, seconds: 3600 },
} as const

/** Why this network, or this e-mail, must wait; undefined when it may go on. */
export function empechementAffluence(
  ctx: Ctx,
  provider: Readonly<RouterContextProvider>,
  limite: 'demande' | 'numero',
  email?: string,
): Promise<string | undefined> {
  const autres = email ? [{ limit: parHeure.courriel, key: email.toLowerCase() }] : []
  return tooManyRequests(ctx, provider, parHeure[limite], autres)
}
