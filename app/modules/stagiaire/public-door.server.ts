import type { RouterContextProvider } from 'react-router'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { tooManyRequests } from '#app/platform/public-door.server.ts'

/** Generous on purpose: a family, a town hall or a school sign up from one address. */
const parHeure = {
  brouillon: { name: 'brouillon', points: 120, seconds: 3600 },
  inscription: { name: 'inscription', points: 30, seconds: 3600 },
  courriel: { name: 'inscription-courriel', points: 10, seconds: 3600 },
  /** A whole room shares one connection. */
  emargement: { name: 'emargement', points: 150, seconds: 3600 },
  /** One person and six figures: nobody needs more, and guessing is hopeless. */
  code: { name: 'emargement-code', points: 12, seconds: 900 },
  /** A whole company behind one address, with the link it was given. */
  partenaire: { name: 'inscription-partenaire', points: 300, seconds: 3600 },
  confirmation: { name: 'confirmation', points: 30, seconds: 3600 },
} as const

type Limite = Exclude<keyof typeof parHeure, 'courriel' | 'code'>

/** Why this network (or this e-mail) must wait; undefined when it may go on. */
export function empechementAffluence(
  ctx: Ctx,
  provider: Readonly<RouterContextProvider>,
  limite: Limite,
  email?: string,
): Promise<string | undefined> {
  const autres = email ? [{ limit: parHeure.courriel, key: email.toLowerCase() }] : []
  return tooManyRequests(ctx, provider, parHeure[limite], autres)
}

/** The same for the code typed from a follow-up link: counted by link too. */
export function empechementCode(
  ctx: Ctx,
  provider: Readonly<RouterContextProvider>,
  jeton: string,
): Promise<string | undefined> {
  const parLien = [{ limit: parHeure.code, key: hashToken(jeton).toString('base64url') }]
  return tooManyRequests(ctx, provider, parHeure.emargement, parLien)
}
