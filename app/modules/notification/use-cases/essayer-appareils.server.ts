import type { Ctx } from '#app/platform/ctx.ts'
import { Refusal, TooMany } from '#app/platform/errors.ts'
import { countOne } from '#app/platform/throttle.server.ts'
import { avertir } from '../appareil.server.ts'
import { destinataire } from '../policy.ts'
import { listAppareils } from '../queries/appareils.server.ts'

const essais = { name: 'push_essai', points: 5, seconds: 600 }

/** Sends a trial to the actor's devices; gives how many services took it. */
export async function essayerAppareils(ctx: Ctx): Promise<number> {
  const { adherentId } = destinataire(ctx)
  const appareils = await listAppareils(ctx)
  if (appareils.length === 0) throw new Refusal('Aucun appareil n’est encore prévenu.')
  if ((await countOne(essais, adherentId)) !== undefined)
    throw new TooMany('Cinq essais en dix minutes suffisent. Revenez un peu plus tard.')
  const issues = []
  for (const { id } of appareils) issues.push(await avertir(ctx, id).catch(() => false))
  const atteints = issues.filter(Boolean).length
  if (atteints === 0)
    throw new Refusal('Aucun service de notifications n’a répondu. Réessayez dans un moment.')
  return atteints
}
