import { join } from 'node:path'
import type { readConfig } from '#app/platform/config.server.ts'
import { startLocalStripe } from './stripe-local/server.ts'
import type { Account } from './stripe-local/store.ts'

/**
 * In demonstration, cards are paid at a provider that runs here: it starts with the server and the
 * configuration is told where. A real installation, or one that names its own, never starts it.
 */
export async function openLocalStripe(config: ReturnType<typeof readConfig>) {
  if (!config.demo || config.stripeUrl !== undefined) return undefined
  const port = config.port > 0 && config.port < 55_000 ? config.port + 10_000 : 0
  const file = join(config.dataDir, 'prestataire-essai.json')
  const stripe = await startLocalStripe({ port, file })
  config.stripeUrl = stripe.url
  return {
    url: stripe.url,
    /** The accounts of the demonstration unions, and where each is notified since this start. */
    follow(accounts: Account[]): void {
      for (const account of accounts) stripe.declare(account)
    },
    stop: () => stripe.stop(),
  }
}
