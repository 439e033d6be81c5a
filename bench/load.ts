import autocannon from 'autocannon'
import { type Cpu, readCpu } from './cpu.ts'

export type Target = { url: string; nodePid: number; postgresPid: number }

type Request = {
  method?: 'GET' | 'POST'
  path: string
  cookie?: string
  body?: URLSearchParams
  /** A body that is not a form, byte for byte. */
  raw?: string
  headers?: Record<string, string>
}

export type Scenario = {
  name: string
  /** The next request to send: each one is sent once, so that no cache answers for it. */
  next: () => Request
  expected: number
  /** How many requests a round makes; every scenario runs three rounds, mixed with the others. */
  amount: number
}

export type Round = { perSecond: number; latencies: number[]; cpu: Cpu; sql: number; wrong: number }

/** One round at eight connections: bounded in count, and only towards this machine. */
export async function runRound(target: Target, scenario: Scenario): Promise<Round> {
  const latencies: number[] = []
  let wrong = 0
  const before = readCpu(target.nodePid, target.postgresPid)
  const started = performance.now()
  const ended = Promise.withResolvers<void>()
  const run = autocannon(
    {
      url: target.url,
      connections: 8,
      amount: scenario.amount,
      timeout: 30,
      requests: [{ setupRequest: (request) => ({ ...request, ...requestOf(target, scenario) }) }],
    },
    (error) => (error ? ended.reject(error as Error) : ended.resolve()),
  )
  run.on('response', (_client, status, _bytes, milliseconds) => {
    latencies.push(milliseconds)
    if (status !== scenario.expected) wrong += 1
  })
  await ended.promise
  const seconds = (performance.now() - started) / 1000
  const after = readCpu(target.nodePid, target.postgresPid)
  const done = latencies.length
  return {
    perSecond: latencies.length / seconds,
    latencies,
    cpu: {
      node: (after.node - before.node) / done,
      postgres: (after.postgres - before.postgres) / done,
    },
    sql: await countStatements(target, scenario),
    wrong: wrong + (scenario.amount - latencies.length),
  }
}

function requestOf(target: Target, scenario: Scenario) {
  const { method = 'GET', path, cookie, body, raw, headers } = scenario.next()
  const sent = raw ?? body?.toString()
  return {
    method,
    path,
    headers: { ...headersOf(target, cookie, body), ...headers },
    ...(sent !== undefined && { body: sent }),
  }
}

function headersOf(target: Target, cookie?: string, body?: URLSearchParams) {
  return {
    'accept-encoding': 'gzip',
    ...(cookie && { cookie }),
    ...(body && { origin: target.url, 'content-type': 'application/x-www-form-urlencoded' }),
  }
}

/** One more request of the round, whose answer says how many statements it sent. */
async function countStatements(target: Target, scenario: Scenario): Promise<number> {
  const { path, ...request } = requestOf(target, scenario)
  const answer = await fetch(target.url + path, { ...request, redirect: 'manual' })
  await answer.arrayBuffer()
  return Number(answer.headers.get('x-sql-statements') ?? Number.NaN)
}

/** The middle value: neither the best round nor the worst. */
export function median(values: number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
