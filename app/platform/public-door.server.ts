import type { RouterContextProvider } from 'react-router'
import type { Ctx } from './ctx.ts'
import { requestContext } from './request.server.ts'
import { countOne, networkOf } from './throttle.server.ts'

/** The public door is the same for everybody: a manager who fills a public form is a citizen. */
export function asPublic(ctx: Ctx): Ctx {
  return { ...ctx, acteur: { genre: 'public' } }
}

type Limit = { name: string; points: number; seconds: number }

/**
 * The sentence for somebody who sends too much, undefined when it may go on. Counted by network, then by
 * each other key that is given (an e-mail, a number); a request from the machine itself is never counted.
 */
export async function tooManyRequests(
  ctx: Ctx,
  provider: Readonly<RouterContextProvider>,
  byNetwork: Limit,
  others: { limit: Limit; key: string }[] = [],
): Promise<string | undefined> {
  const facts = provider.get(requestContext)
  if (!facts || facts.loopback) return undefined
  await ctx.closeReader() // the counters use a connection of their own
  const counted = [{ limit: byNetwork, key: networkOf(facts.ip) }, ...others]
  for (const { limit, key } of counted) {
    const wait = await countOne(limit, `${ctx.union.id}:${key}`)
    if (!wait) continue
    const minutes = Math.max(1, Math.ceil(wait / 60))
    return `Trop de demandes sont arrivées de votre connexion. Ce que vous avez écrit est gardé : réessayez dans ${minutes} min.`
  }
  return undefined
}
