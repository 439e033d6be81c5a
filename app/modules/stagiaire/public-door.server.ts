import type { RouterContextProvider } from 'react-router'
import type { Ctx } from '#app/platform/ctx.ts'
import { requestContext } from '#app/platform/request.server.ts'
import { countOne, networkOf } from '#app/platform/throttle.server.ts'

/** The public door is the same for everybody: a manager who signs up there is a citizen. */
export function enPublic(ctx: Ctx): Ctx {
  return { ...ctx, acteur: { genre: 'public' } }
}

/** Generous on purpose: a family, a town hall or a school sign up from one address. */
const parHeure = {
  brouillon: { name: 'brouillon', points: 120, seconds: 3600 },
  inscription: { name: 'inscription', points: 30, seconds: 3600 },
  courriel: { name: 'inscription-courriel', points: 10, seconds: 3600 },
  /** A whole room shares one connection. */
  emargement: { name: 'emargement', points: 150, seconds: 3600 },
  /** A whole company behind one address, with the link it was given. */
  partenaire: { name: 'inscription-partenaire', points: 300, seconds: 3600 },
  confirmation: { name: 'confirmation', points: 30, seconds: 3600 },
} as const

type Limite = Exclude<keyof typeof parHeure, 'courriel'>

/**
 * The sentence for somebody who sends too much, undefined when it may go on. Counted by network (and by
 * e-mail when one is given); a request from the machine itself is never counted.
 */
export async function empechementAffluence(
  ctx: Ctx,
  provider: Readonly<RouterContextProvider>,
  limite: Limite,
  email?: string,
): Promise<string | undefined> {
  const facts = provider.get(requestContext)
  if (!facts || facts.loopback) return undefined
  await ctx.closeReader() // the counters use a connection of their own
  const attente =
    (await countOne(parHeure[limite], `${ctx.union.id}:${networkOf(facts.ip)}`)) ??
    (email && (await countOne(parHeure.courriel, `${ctx.union.id}:${email.toLowerCase()}`)))
  if (!attente) return undefined
  const minutes = Math.max(1, Math.ceil(attente / 60))
  return `Trop de demandes sont arrivées de votre connexion. Ce que vous avez écrit est gardé : réessayez dans ${minutes} min.`
}
