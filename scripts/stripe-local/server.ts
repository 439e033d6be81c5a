import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerApi } from './api.ts'
import { type Behaviour, createNotifier, honest } from './notifier.ts'
import { type Bench, expireSession, paySession } from './operations.ts'
import { closeDispute, createRefund, failRefund, openDispute } from './refunds.ts'
import { type Account, type Books, type Event, emptyBooks } from './store.ts'
import { answerWeb } from './web.ts'

type Options = {
  port?: number
  host?: string
  /** Where the books are kept between two starts; nowhere when absent. */
  file?: string
  /** Seconds; the machine's clock when absent. */
  now?: () => number
}

const machineClock = () => Math.floor(Date.now() / 1000)

/**
 * A card payment provider on this machine, that the official SDK talks to: development and tests pay
 * with it, never a real installation. It keeps accounts apart, answers a repeated key with the first
 * answer, and tells what happens by signed notifications.
 */
export async function startLocalStripe(options: Options = {}) {
  const { port = 0, host = '127.0.0.1', file, now = machineClock } = options
  const accounts: Account[] = []
  const books = new Map<string, Books>(readBooks(file))
  const events: Event[] = []
  let behaviour: Behaviour = { ...honest }
  let url = ''
  const notifier = createNotifier(() => behaviour, now)
  const world = { accounts, benchOf, find, behaviour: () => behaviour, behave }

  function behave(change: Partial<Behaviour>): void {
    behaviour = { ...behaviour, ...change }
  }

  function benchOf(account: Account): Bench {
    const kept = { ...emptyBooks(), ...books.get(account.id) }
    books.set(account.id, kept)
    const tell = (event: Event) => {
      events.push(event)
      notifier.tell(account, event)
    }
    return { books: kept, now, base: url, tell, poor: behaviour.poor }
  }

  function find(sessionId: string): Account | undefined {
    return accounts.find(({ id }) => books.get(id)?.sessions[sessionId])
  }

  function known(id: string): Account {
    const account = accounts.find((one) => one.id === id) ?? find(id)
    if (!account) throw new Error(`The local provider does not know ${id}`)
    return account
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', url)
    const body = await readBody(request)
    if (!pathname.startsWith('/v1/')) {
      send(response, answerWeb(world, pathname, request.method === 'POST', body))
    } else if (behaviour.outage) {
      request.socket.destroy()
    } else {
      const account = accounts.find(({ key }) => request.headers.authorization === `Bearer ${key}`)
      const { status, json, headers } = answerApi(account, account && benchOf(account), {
        method: request.method ?? 'GET',
        path: pathname,
        query: search.slice(1),
        body,
        idempotencyKey: request.headers['idempotency-key']?.toString(),
      })
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
      response.end(JSON.stringify(json))
    }
    if (file) writeFileSync(file, JSON.stringify([...books]))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.writeHead(400).end(error.message))
  })
  await listen(server, port, host).catch(() => listen(server, 0, host))
  const address = server.address()
  url = `http://${host}:${typeof address === 'object' && address ? address.port : port}`

  return {
    url,
    /** What happened, in order; a test may take them to tell them itself. */
    events,
    behave,
    /** Makes the account known, or tells where it is now notified. */
    declare(account: Account): void {
      const rank = accounts.findIndex(({ id }) => id === account.id)
      accounts.splice(rank < 0 ? accounts.length : rank, rank < 0 ? 0 : 1, account)
    },
    /** Tells again all that happened on an account, as it does when it had no answer. */
    retell(id: string): void {
      for (const event of benchOf(known(id)).books.events) notifier.tell(known(id), event)
    },
    books: (id: string): Books => books.get(id) ?? emptyBooks(),
    pay: (id: string) => paySession(benchOf(known(id)), id),
    expire: (id: string) => expireSession(benchOf(known(id)), id),
    /** As the treasurer does in the dashboard; without an amount, all that is left. */
    refund(accountId: string, intent: string, amount?: number) {
      const cents = amount === undefined ? {} : { amount: String(amount) }
      return createRefund(benchOf(known(accountId)), { payment_intent: intent, ...cents })
    },
    /** The bank of the payer sends a refund back. */
    failRefund: (accountId: string, id: string) => failRefund(benchOf(known(accountId)), id),
    dispute: (accountId: string, intent: string) => openDispute(benchOf(known(accountId)), intent),
    closeDispute: (accountId: string, id: string, status: 'won' | 'lost') =>
      closeDispute(benchOf(known(accountId)), id, status),
    stop(): Promise<void> {
      notifier.stop()
      return new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

function readBooks(file: string | undefined): [string, Books][] {
  if (file === undefined || !existsSync(file)) return []
  return JSON.parse(readFileSync(file, 'utf8')) as [string, Books][]
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function send(response: ServerResponse, answer: ReturnType<typeof answerWeb>): void {
  if ('to' in answer) response.writeHead(303, { Location: answer.to }).end()
  else if ('missing' in answer) response.writeHead(404).end(answer.missing)
  else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(answer.page)
}
