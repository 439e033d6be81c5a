import { Resolver } from 'node:dns/promises'
import { config } from './config.server.ts'

/** What name servers answer; `outage` when none does: absence is never concluded from silence. */
export type Answer<Value> = { values: Value[]; outage: boolean }

/** The texts published at a name, each whole. */
export function lookupTxt(name: string): Promise<Answer<string>> {
  return ask(async (resolver) => (await resolver.resolveTxt(name)).map((parts) => parts.join('')))
}

/** The addresses of a host, both families. */
export async function lookupAddresses(name: string): Promise<Answer<string>> {
  const [four, six] = await Promise.all([
    ask((resolver) => resolver.resolve4(name)),
    ask((resolver) => resolver.resolve6(name)),
  ])
  return { values: [...four.values, ...six.values], outage: four.outage && six.outage }
}

/** The hosts that receive the mail of a domain. */
export function lookupMx(name: string): Promise<Answer<string>> {
  return ask(async (resolver) => (await resolver.resolveMx(name)).map(({ exchange }) => exchange))
}

const absent = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME', 'EFORMERR'])

async function ask<Value>(question: (resolver: Resolver) => Promise<Value[]>) {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  const { dnsServers } = config()
  if (dnsServers.length > 0) resolver.setServers(dnsServers)
  try {
    return { values: await question(resolver), outage: false }
  } catch (error) {
    return { values: [], outage: !absent.has((error as NodeJS.ErrnoException).code ?? '') }
  }
}
